package im.herald.cli;

import im.herald.access.Access;
import im.herald.access.Budgets;
import im.herald.cli.Reload.Section;
import im.herald.config.HeraldConfig;
import im.herald.outbox.Outbox;
import im.herald.schedule.QuartzSchedules;
import java.util.List;

/// The sections of the configuration, and who takes each into use at a reload.
record ConfigSections(
    QuartzSchedules schedules,
    Access access,
    LiveCommands commands,
    Budgets budgets,
    Outbox outbox,
    Online online) {
  List<Section> all() {
    return List.of(
        // First, because it is the one that can fail: then nothing has changed.
        Section.now("schedules", HeraldConfig::schedules, c -> schedules.reconcile(c.schedules())),
        Section.now("access", HeraldConfig::access, c -> access.use(c.access(), c.commands())),
        Section.now(
            "commands",
            HeraldConfig::commands,
            c -> {
              access.use(c.access(), c.commands());
              commands.use(c.commands());
            }),
        Section.now(
            "budgets",
            HeraldConfig::budgets,
            c -> {
              budgets.use(c.budgets().in());
              outbox.pace(c.budgets().out());
            }),
        Section.now("contacts", HeraldConfig::contacts, c -> online.use(c.contacts())),
        Section.now("rooms", HeraldConfig::rooms, c -> online.rooms().use(c.rooms())),
        Section.now("rooms-invite", HeraldConfig::roomsInvite, c -> {}),
        Section.now("fallback", c -> List.of(c.fallback(), c.fallbackProgram()), c -> {}),
        Section.now("language", HeraldConfig::language, c -> {}),
        Section.now("inbox", HeraldConfig::inbox, c -> {}),
        Section.afterRestart("account", HeraldConfig::account),
        Section.afterRestart("connection", HeraldConfig::connection),
        Section.afterRestart("presence", HeraldConfig::presence),
        Section.afterRestart("profile", HeraldConfig::profile),
        Section.afterRestart("store", HeraldConfig::store),
        Section.afterRestart("http", HeraldConfig::http),
        Section.afterRestart("programs", HeraldConfig::programs));
  }
}
