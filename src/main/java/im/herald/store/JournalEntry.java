package im.herald.store;

import java.time.Instant;

/// One message in the journal.
///
/// @param number its place in the order in which they came
/// @param sender as the server said
/// @param stanza the message's XML
/// @param received when Herald read it
/// @param runs how often its handling has begun
public record JournalEntry(long number, String sender, String stanza, Instant received, int runs) {}
