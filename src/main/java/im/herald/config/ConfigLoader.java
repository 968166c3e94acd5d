package im.herald.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Reads a configuration: one file over the defaults in `reference.conf`. Keeps nothing, so each
/// call reads the file anew; safe for use by several threads.
public final class ConfigLoader {
  private final CronRule cron;
  private final TemplateRule templates;
  private final Set<String> commands;
  private final Map<String, String> environment;

  /// @param commands the names of all commands that there are
  /// @param environment what `${?NAME}` and the places of the password refer to
  public ConfigLoader(
      CronRule cron,
      TemplateRule templates,
      Set<String> commands,
      Map<String, String> environment) {
    this.cron = cron;
    this.templates = templates;
    this.commands = Set.copyOf(commands);
    this.environment = Map.copyOf(environment);
  }

  /// Reads `file` and every file that it names.
  ///
  /// @throws InvalidConfigException with all that is wrong with it. Only what keeps it from being
  ///   parsed at all, such as a missing brace, hides the rest
  public HeraldConfig load(Path file) throws InvalidConfigException {
    Problems problems = new Problems(file);
    return check(Hocon.read(file, environment, problems), problems);
  }

  /// What Herald makes of `file`: every key with its value, as a file that could be loaded again,
  /// but with `***` for a password.
  ///
  /// @throws InvalidConfigException as [#load]
  public String effective(Path file) throws InvalidConfigException {
    Problems problems = new Problems(file);
    Hocon hocon = Hocon.read(file, environment, problems);
    HeraldConfig config = check(hocon, problems);
    Config merged =
        hocon
            .merged()
            .withValue(
                "herald.store.dir", ConfigValueFactory.fromAnyRef(config.store().dir().toString()));
    return masked(merged)
        .root()
        // Without the operator's comments: one of them may be a password that is not used now.
        .render(
            ConfigRenderOptions.defaults()
                .setOriginComments(false)
                .setComments(false)
                .setJson(false));
  }

  private HeraldConfig check(Hocon hocon, Problems problems) throws InvalidConfigException {
    Section root = new Section("", hocon.merged().root(), hocon.lines(), problems);
    HeraldConfig config =
        HeraldConfig.from(
            root.section("herald"), problems.file(), environment, cron, templates, commands);
    root.done();
    problems.throwIfAny();
    return config;
  }

  private static Config masked(Config merged) {
    String password = "herald.account.password";
    String url = "herald.store.url";
    Config masked =
        merged.withValue(
            url,
            ConfigValueFactory.fromAnyRef(SharedDatabaseReading.masked(merged.getString(url))));
    masked = masked.withValue("herald.rooms", maskedRooms(merged.getList("herald.rooms")));
    return merged.getString(password).isEmpty()
        ? masked
        : masked.withValue(password, ConfigValueFactory.fromAnyRef("***"));
  }

  private static ConfigValue maskedRooms(ConfigList rooms) {
    return ConfigValueFactory.fromIterable(
        rooms.stream()
            .map(
                room ->
                    room instanceof ConfigObject section && section.containsKey("password")
                        ? section.withValue("password", ConfigValueFactory.fromAnyRef("***"))
                        : room)
            .toList());
  }
}
