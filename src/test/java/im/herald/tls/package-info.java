/// Servers whose TLS, or whose way to it, is bad, and what Herald says to them: nothing. They speak
/// XMPP by scripted lines and share no code with Herald or Smack.
@NullMarked
package im.herald.tls;

import org.jspecify.annotations.NullMarked;
