package im.herald.cli;

import im.herald.builtin.BuiltinCommands;
import im.herald.config.ConfigLoader;
import im.herald.config.HeraldConfig;
import im.herald.config.InvalidConfigException;
import im.herald.extension.InvalidPluginException;
import im.herald.extension.Plugins;
import im.herald.http.MessageTemplates;
import im.herald.schedule.QuartzCron;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A configuration file, to be read at the start and again at each reload, and the plug-ins beside
/// it, which are loaded once.
public record ConfigSource(Path file, Plugins plugins, Map<String, String> environment) {
  public ConfigSource {
    environment = Map.copyOf(environment);
  }

  /// That of `file`, with the jars of the folder `plugins` beside it.
  ///
  /// @throws StartFailure if a jar cannot be used
  public static ConfigSource of(Path file, Map<String, String> environment) throws StartFailure {
    try {
      Path folder = file.toAbsolutePath().resolveSibling("plugins");
      return new ConfigSource(file, Plugins.load(folder), environment);
    } catch (InvalidPluginException e) {
      throw new StartFailure(Exit.CONFIGURATION, String.valueOf(e.getMessage()), e);
    }
  }

  /// Reads it.
  ///
  /// @throws InvalidConfigException with all that is wrong with it
  public HeraldConfig load() throws InvalidConfigException {
    return loader().load(file);
  }

  /// What Herald makes of it, with secrets masked.
  ///
  /// @throws InvalidConfigException with all that is wrong with it
  public String effective() throws InvalidConfigException {
    return loader().effective(file);
  }

  private ConfigLoader loader() {
    Set<String> commands = new HashSet<>(BuiltinCommands.names());
    plugins.commands().forEach(command -> commands.add(command.spec().name()));
    return new ConfigLoader(new QuartzCron(), new MessageTemplates(), commands, environment);
  }
}
