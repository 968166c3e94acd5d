/// A short life of Herald on a server of its own, for Java to learn from what a start needs (JEP
/// 514). Nothing here is used while Herald serves anybody.
@NullMarked
package im.herald.cli.training;

import org.jspecify.annotations.NullMarked;
