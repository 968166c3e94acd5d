/// `herald demo`: a private XMPP server on loopback, the bot on it, and a person who chats with it
/// in this terminal or from a script.
///
/// What brings a server up is used by the integration tests too. Everything here ends with its
/// owner: whoever starts a server closes it, and a server does not outlive this JVM.
@NullMarked
package im.herald.cli.demo;

import org.jspecify.annotations.NullMarked;
