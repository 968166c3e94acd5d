package im.herald.config;

import java.time.Duration;

/// `inbox`: what Herald hears.
///
/// @param maxAge what was sent longer ago is kept and not run; its sender is told so
public record InboxConfig(Duration maxAge) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  static InboxConfig from(Section section) {
    InboxConfig inbox =
        new InboxConfig(section.required("max-age", Duration.ofDays(1), InboxConfig::maxAge));
    section.done();
    return inbox;
  }

  private static Duration maxAge(String text) throws BadValue {
    Duration age = Values.duration(text);
    if (age.compareTo(SHORTEST) < 0) {
      throw new BadValue(
          text + " is too short: clocks differ, and messages take their time", "write 1m or more");
    }
    return age;
  }
}
