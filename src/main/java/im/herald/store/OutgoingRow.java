package im.herald.store;

import im.herald.message.OutgoingMessage;
import java.time.Instant;

/// A message that Herald owes somebody.
///
/// @param number its place in the order in which they go out
/// @param created when it was accepted
public record OutgoingRow(long number, OutgoingMessage message, Instant created) {}
