/// The long forms of staying online, on real servers, measured: `./mvnw verify -Pchaos`. What they
/// measured last is in docs/reliability.md.
@NullMarked
package im.herald.chaos;

import org.jspecify.annotations.NullMarked;
