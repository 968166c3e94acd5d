/// What a command is: its words, its arguments, its role, its help. Knows nothing of XML or XMPP
/// stanzas.
@NullMarked
package im.herald.command;

import org.jspecify.annotations.NullMarked;
