package im.herald.config;

import im.herald.message.Nearest;
import im.herald.message.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `commands`: which there are, and for whom. Names are in lower case.
///
/// @param prefix marks a command in a room
/// @param disabled the names of those that are not there for anybody
/// @param allow the role that a command needs, instead of the one it declares
/// @param ack how Herald says that something is done
public record CommandsConfig(
    String prefix, Set<String> disabled, Map<String, Role> allow, Acknowledgement ack) {
  /// How Herald says that something is done, where there is nothing else to say.
  public enum Acknowledgement {
    /// In words.
    LINE,
    /// By a reaction, to those whose client shows it (XEP-0444).
    REACTION;

    /// As it is written.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CommandsConfig {
    disabled = Set.copyOf(disabled);
    allow = Map.copyOf(allow);
  }

  /// @param known the names of all commands that there are
  static CommandsConfig from(Section section, Set<String> known) {
    String prefix = section.required("prefix", "!", CommandsConfig::prefix);
    Set<String> disabled = new HashSet<>(section.list("disabled", text -> command(text, known)));
    Map<String, Role> allow = new HashMap<>();
    Section roles = section.section("allow");
    for (String written : roles.names()) {
      String name = written.toLowerCase(Locale.ROOT);
      if (!known.contains(name)) {
        roles.problem(written, "there is no such command", instead(name, known));
      }
      roles.optional(written, Values.oneOf(Role.values())).ifPresent(role -> allow.put(name, role));
    }
    Acknowledgement ack =
        section.required("ack", Acknowledgement.LINE, Values.oneOf(Acknowledgement.values()));
    section.done();
    return new CommandsConfig(prefix, disabled, allow, ack);
  }

  private static String prefix(String text) throws BadValue {
    if (text.isBlank()
        || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isLetterOrDigit(c))) {
      throw new BadValue(
          "\"%s\" would be taken for talk".formatted(text), "write a sign or two, such as \"!\"");
    }
    return text;
  }

  private static String command(String text, Set<String> known) throws BadValue {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (!known.contains(name)) {
      throw new BadValue(
          "there is no command \"%s\"".formatted(text.strip()), instead(name, known));
    }
    return name;
  }

  private static String instead(String name, Set<String> known) {
    return Nearest.suggestion(name, known, "`help` in a chat shows what there is");
  }
}
