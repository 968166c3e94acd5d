package im.herald.config;

import java.util.List;

/// Everything the operator configured, checked. Made by [ConfigLoader] only; never changes.
///
/// @param fallback what becomes of a message that no command and no handler wanted
/// @param schedules by name
public record HeraldConfig(
    AccountConfig account,
    ConnectionConfig connection,
    AccessConfig access,
    ContactsConfig contacts,
    PresenceConfig presence,
    CommandsConfig commands,
    Fallback fallback,
    BudgetsConfig budgets,
    List<ScheduleConfig> schedules,
    StoreConfig store) {
  public HeraldConfig {
    schedules = List.copyOf(schedules);
  }
}
