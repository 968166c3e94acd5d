package im.herald.config;

/// `budgets`: how many messages Herald takes.
///
/// @param person from one bare JID
/// @param room from one room
/// @param domain from all of one server
/// @param total from all
public record BudgetsConfig(Budget person, Budget room, Budget domain, Budget total) {}
