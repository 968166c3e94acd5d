package im.herald.config;

/// `budgets`: how many messages Herald takes, and how many it says.
public record BudgetsConfig(Rates in, Rates out) {
  static BudgetsConfig from(Section section) {
    Section spoken = section.section("out");
    Rates out = Rates.from(spoken);
    spoken.done();
    BudgetsConfig budgets = new BudgetsConfig(Rates.from(section), out);
    section.done();
    return budgets;
  }
}
