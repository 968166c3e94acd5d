package im.herald.config;

/// How many messages at most.
///
/// @param person of one bare JID
/// @param room of one room
/// @param domain of all of one server
/// @param total of all
public record Rates(Budget person, Budget room, Budget domain, Budget total) {
  private static final Budget NONE = new Budget.Unlimited();

  public static final Rates UNLIMITED = new Rates(NONE, NONE, NONE, NONE);

  /// Takes these keys out of `section`, and leaves the others to the caller.
  static Rates from(Section section) {
    return new Rates(
        budget(section, "person"),
        budget(section, "room"),
        budget(section, "domain"),
        budget(section, "total"));
  }

  private static Budget budget(Section section, String key) {
    return section.required(key, NONE, BudgetReading::of);
  }
}
