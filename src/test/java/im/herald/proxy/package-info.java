/// A TCP proxy whose faults are values. It stands between a client and a server, passes octets on,
/// and does to them what a bad network does.
@NullMarked
package im.herald.proxy;

import org.jspecify.annotations.NullMarked;
