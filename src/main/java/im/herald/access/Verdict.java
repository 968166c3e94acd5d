package im.herald.access;

/// What [Budgets] say to a message.
public enum Verdict {
  /// Handle it.
  WITHIN,
  /// Do not handle it, but tell its sender: this is the first one over the budget for a while.
  OVER_FIRST,
  /// Do not handle it and say nothing: an answer to each would make Herald as loud as its sender.
  OVER
}
