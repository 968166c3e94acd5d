/// How Herald proves to the server that it knows the password, and has the server prove the same:
/// SCRAM (RFC 5802, RFC 7677), made into mechanisms of Smack's.
///
/// Smack's own knows SHA-1 only, does whatever number of rounds the server asks for, and keeps the
/// password in a static cache; so Herald does not use it.
@NullMarked
package im.herald.xmpp.sasl;

import org.jspecify.annotations.NullMarked;
