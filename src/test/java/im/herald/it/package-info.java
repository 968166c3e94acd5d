/// What the integration tests stand on: real servers on loopback, and people who speak XMPP over a
/// bare socket, so that nothing of Herald or Smack is tested with itself.
@NullMarked
package im.herald.it;

import org.jspecify.annotations.NullMarked;
