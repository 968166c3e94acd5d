package im.herald.config;

import im.herald.message.Language;
import im.herald.message.Role;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything the operator configured, checked. Made by [ConfigLoader] only; never changes.
///
/// @param language for people who ask for none
/// @param fallback what becomes of a message that no command and no handler wanted
/// @param fallbackProgram one of `programs` that gets it before; then `fallback` is silent
/// @param rooms to be in; no two have the same JID
/// @param roomsInvite the role of those whose invitations to rooms are followed
/// @param schedules in the order of the file; no two have the same name
/// @param programs likewise
public record HeraldConfig(
    AccountConfig account,
    ConnectionConfig connection,
    AccessConfig access,
    ContactsConfig contacts,
    PresenceConfig presence,
    ProfileConfig profile,
    CommandsConfig commands,
    Language language,
    Fallback fallback,
    Optional<String> fallbackProgram,
    InboxConfig inbox,
    BudgetsConfig budgets,
    List<RoomConfig> rooms,
    Role roomsInvite,
    List<ScheduleConfig> schedules,
    StoreConfig store,
    HttpConfig http,
    List<ProgramConfig> programs) {
  public HeraldConfig {
    rooms = List.copyOf(rooms);
    schedules = List.copyOf(schedules);
    programs = List.copyOf(programs);
  }

  static HeraldConfig from(
      Section section,
      Path file,
      Map<String, String> environment,
      CronRule cron,
      TemplateRule templates,
      Set<String> builtIn) {
    List<ProgramConfig> programs =
        ProgramConfig.allFrom(section.section("programs"), file, builtIn);
    Set<String> commands = new HashSet<>(builtIn);
    programs.forEach(program -> commands.add(program.name()));
    HeraldConfig config =
        new HeraldConfig(
            AccountConfig.from(section.section("account"), file, environment),
            ConnectionConfig.from(section.section("connection"), file),
            AccessConfig.from(section.section("access")),
            ContactsConfig.from(section.section("contacts")),
            PresenceConfig.from(section.section("presence")),
            ProfileConfig.from(section.section("profile"), file),
            CommandsConfig.from(section.section("commands"), commands),
            section.required("language", Language.ENGLISH, Values.oneOf(Language.values())),
            ProgramReading.otherwise(section),
            ProgramReading.fallback(section, programs),
            InboxConfig.from(section.section("inbox")),
            BudgetsConfig.from(section.section("budgets")),
            RoomConfig.allFrom(section.sections("rooms")),
            section.required("rooms-invite", Role.ADMIN, Values.oneOf(Role.values())),
            ScheduleConfig.allFrom(section.section("schedules"), cron, commands),
            StoreConfig.from(section.section("store"), file, environment),
            HttpConfig.from(section.section("http"), file, environment, templates),
            programs);
    section.done();
    return config;
  }
}
