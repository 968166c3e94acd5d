/// What `herald doctor` asks a server that has let it in.
@NullMarked
package im.herald.xmpp.probe;

import org.jspecify.annotations.NullMarked;
