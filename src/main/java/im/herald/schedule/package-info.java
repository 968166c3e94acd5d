/// Timed messages. The only room that knows Quartz; its jobs write to the outbox.
@NullMarked
package im.herald.schedule;

import org.jspecify.annotations.NullMarked;
