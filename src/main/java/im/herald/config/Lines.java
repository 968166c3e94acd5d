package im.herald.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.Map;

/// Where things are written in the operator's file.
final class Lines {
  private final String description;
  private final Map<String, Integer> byPath = new HashMap<>();

  /// @param written the file as parsed, before defaults and substitutions
  Lines(ConfigObject written) {
    this.description = written.origin().description().replaceFirst(": \\d+(-\\d+)?$", "");
    walk("", written);
  }

  /// The line of `value`, which is at `path`. A value that came by a substitution has none of its
  /// own: then the line of the key. One that is missing: that of the object it is missing in. 0 if
  /// none of these is in the file.
  int of(String path, ConfigValue value) {
    ConfigOrigin origin = value.origin();
    return inFile(origin) ? origin.lineNumber() : of(path);
  }

  /// The line of the key at `path`, or of the nearest thing around it that is in the file.
  int of(String path) {
    Integer line = byPath.get(path);
    if (line != null) {
      return line;
    }
    int dot = path.lastIndexOf('.');
    return dot < 0 ? 0 : of(path.substring(0, dot));
  }

  private boolean inFile(ConfigOrigin origin) {
    return origin.lineNumber() > 0 && origin.description().startsWith(description + ": ");
  }

  private void walk(String path, ConfigObject object) {
    try {
      object.forEach(
          (key, value) -> {
            String inner = path.isEmpty() ? key : path + "." + key;
            byPath.put(inner, Math.max(0, value.origin().lineNumber()));
            if (value instanceof ConfigObject section) {
              walk(inner, section);
            }
          });
    } catch (ConfigException.NotResolved e) {
      // An object with a substitution among its parts: its keys have the line of the whole.
      return;
    }
  }
}
