package im.herald.config;

import im.herald.message.Role;
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
}
