/// What Herald hears: one lane per conversation, the list of filters, the list of handlers, the
/// deadline.
@NullMarked
package im.herald.inbox;

import org.jspecify.annotations.NullMarked;
