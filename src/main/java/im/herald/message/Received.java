package im.herald.message;

/// A message as it came from the server.
///
/// @param message what was read in it
/// @param stanza its XML, for the journal
public record Received(IncomingMessage message, String stanza) {}
