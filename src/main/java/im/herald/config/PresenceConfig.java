package im.herald.config;

import im.herald.message.Show;

/// `presence`: how Herald shows itself until somebody tells it otherwise.
///
/// @param status in words; may be empty
public record PresenceConfig(Show show, String status) {}
