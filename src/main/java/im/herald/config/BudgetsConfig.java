package im.herald.config;

/// `budgets`: how many messages Herald takes.
///
/// @param person from one bare JID
/// @param room from one room
/// @param domain from all of one server
/// @param total from all
public record BudgetsConfig(Budget person, Budget room, Budget domain, Budget total) {
  static BudgetsConfig from(Section section) {
    BudgetsConfig budgets =
        new BudgetsConfig(
            budget(section, "person"),
            budget(section, "room"),
            budget(section, "domain"),
            budget(section, "total"));
    section.done();
    return budgets;
  }

  private static Budget budget(Section section, String key) {
    return section.required(key, new Budget.Unlimited(), BudgetReading::of);
  }
}
