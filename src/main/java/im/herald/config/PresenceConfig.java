package im.herald.config;

import im.herald.message.Show;

/// `presence`: how Herald shows itself until somebody tells it otherwise.
///
/// @param status in words; may be empty
public record PresenceConfig(Show show, String status) {
  static PresenceConfig from(Section section) {
    PresenceConfig presence =
        new PresenceConfig(
            section.required("show", Show.ONLINE, Values.oneOf(Show.values())),
            section.required("status", "", Values::text));
    section.done();
    return presence;
  }
}
