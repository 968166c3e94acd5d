/// What Herald says: in order per recipient, cleaned, split, and kept until the server has it.
@NullMarked
package im.herald.outbox;

import org.jspecify.annotations.NullMarked;
