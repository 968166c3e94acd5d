/// Handlers and commands from jars in the plug-in folder.
@NullMarked
package im.herald.extension;

import org.jspecify.annotations.NullMarked;
