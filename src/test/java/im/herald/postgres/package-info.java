/// A real PostgreSQL for tests, and the choice between it and the embedded database.
@NullMarked
package im.herald.postgres;

import org.jspecify.annotations.NullMarked;
