/// What outlives the process: the database, its migrations, small state. The only room that knows
/// JDBC.
@NullMarked
package im.herald.store;

import org.jspecify.annotations.NullMarked;
