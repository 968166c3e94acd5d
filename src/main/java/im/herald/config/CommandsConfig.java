package im.herald.config;

import im.herald.message.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `commands`: which there are, and for whom. Names are in lower case; whether there are commands
/// of these names is checked by whoever knows the commands.
///
/// @param prefix marks a command in a room
/// @param disabled the names of those that are not there for anybody
/// @param allow the role that a command needs, instead of the one it declares
public record CommandsConfig(String prefix, Set<String> disabled, Map<String, Role> allow) {
  public CommandsConfig {
    disabled = Set.copyOf(disabled);
    allow = Map.copyOf(allow);
  }

  static CommandsConfig from(Section section) {
    String prefix = section.required("prefix", "!", CommandsConfig::prefix);
    Set<String> disabled = new HashSet<>(section.list("disabled", CommandsConfig::command));
    Map<String, Role> allow = new HashMap<>();
    Section roles = section.section("allow");
    for (String name : roles.names()) {
      roles
          .optional(name, Values.oneOf(Role.values()))
          .ifPresent(role -> allow.put(name.toLowerCase(Locale.ROOT), role));
    }
    section.done();
    return new CommandsConfig(prefix, disabled, allow);
  }

  private static String prefix(String text) throws BadValue {
    if (text.isBlank()
        || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isLetterOrDigit(c))) {
      throw new BadValue(
          "\"%s\" would be taken for talk".formatted(text), "write a sign or two, such as \"!\"");
    }
    return text;
  }

  private static String command(String text) throws BadValue {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw new BadValue("a command has a name", "write one, such as \"broadcast\"");
    }
    return name;
  }
}
