package im.herald.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import im.herald.message.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One `{ … }` of the configuration. Gives the values of its keys; what is wrong with one becomes a
/// problem, and the caller gets something harmless instead and reads on. Whoever has asked for all
/// keys that there are calls [#done], which reports those that nobody asked for.
final class Section {
  private final String path;
  private final ConfigObject values;
  private final Lines lines;
  private final Problems problems;
  private final Set<String> known = new HashSet<>();

  Section(String path, ConfigObject values, Lines lines, Problems problems) {
    this.path = path;
    this.values = values;
    this.lines = lines;
    this.problems = problems;
  }

  /// The section at `key`; one without keys if there is none.
  Section section(String key) {
    Optional<ConfigValue> value = value(key);
    if (value.isPresent() && value.get() instanceof ConfigObject object) {
      return new Section(path(key), object, lines, problems);
    }
    // What is missing in a section that is not one has been said with that.
    Problems further = value.isPresent() ? new Problems(problems.file()) : problems;
    value.ifPresent(v -> wrongType(key, v, "a section", key + " { … }"));
    return new Section(path(key), ConfigFactory.empty().root(), lines, further);
  }

  /// The sections in the list at `key`, in its order.
  List<Section> sections(String key) {
    Optional<ConfigValue> value = value(key);
    List<Section> sections = new ArrayList<>();
    if (value.isPresent() && value.get() instanceof ConfigList list) {
      for (ConfigValue element : list) {
        if (element instanceof ConfigObject object) {
          sections.add(new Section(path(key), object, lines, problems));
        } else {
          wrongType(key, element, "a section", key + " = [ { … } ]");
        }
      }
    } else {
      value.ifPresent(v -> wrongType(key, v, "a list", key + " = [ { … } ]"));
    }
    return sections;
  }

  /// What `reader` makes of the value at `key`; `otherwise` if it cannot or there is none, and both
  /// are problems.
  <T> T required(String key, T otherwise, Reader<T> reader) {
    Optional<ConfigValue> value = value(key);
    if (value.isEmpty()) {
      problem(key, "is missing", "add it");
      return otherwise;
    }
    return text(key, value.get(), key + " = \"…\"")
        .flatMap(t -> read(key, value.get(), t, reader))
        .orElse(otherwise);
  }

  /// What `reader` makes of the value at `key`; empty if there is none or it is `""`, which mean
  /// the same.
  <T> Optional<T> optional(String key, Reader<T> reader) {
    return value(key)
        .flatMap(
            v ->
                text(key, v, key + " = \"…\"")
                    .filter(t -> !t.isEmpty())
                    .flatMap(t -> read(key, v, t, reader)));
  }

  /// What `reader` makes of each element of the list at `key`, without those it cannot read.
  <T> List<T> list(String key, Reader<T> reader) {
    Optional<ConfigValue> value = value(key);
    List<T> elements = new ArrayList<>();
    if (value.isPresent() && value.get() instanceof ConfigList list) {
      for (ConfigValue element : list) {
        text(key, element, key + " = [\"…\"]")
            .flatMap(t -> read(key, element, t, reader))
            .ifPresent(elements::add);
      }
    } else {
      value.ifPresent(v -> wrongType(key, v, "a list", key + " = " + asList(v)));
    }
    return elements;
  }

  /// Whether `key` is there with something in it. Makes it a known key.
  boolean has(String key) {
    return value(key)
        .map(ConfigValue::unwrapped)
        .filter(v -> !v.equals("") && !v.equals(List.of()) && !v.equals(Map.of()))
        .isPresent();
  }

  /// The names of the keys, for a section whose keys the operator chooses. In the order of the
  /// file.
  List<String> names() {
    known.addAll(values.keySet());
    return values.keySet().stream()
        .sorted(
            (a, b) -> {
              int byLine = Integer.compare(lines.of(path(a)), lines.of(path(b)));
              return byLine != 0 ? byLine : a.compareTo(b);
            })
        .toList();
  }

  /// Reports what is wrong at `key`, which need not be there.
  void problem(String key, String message, String suggestion) {
    ConfigValue value = values.get(key);
    if (value == null) {
      problems.add(lines.of(path(key)), path(key), message, suggestion);
    } else {
      problemAt(key, value, message, suggestion);
    }
  }

  /// Reports what is wrong with the section as a whole.
  void problem(String message, String suggestion) {
    problems.add(lines.of(path), path, message, suggestion);
  }

  /// Reports every key that nobody asked for.
  void done() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        problem(
            key,
            "there is no such key",
            Nearest.suggestion(
                key,
                known,
                "the keys here are " + String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  private Optional<ConfigValue> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  private <T> Optional<T> read(String key, ConfigValue value, String text, Reader<T> reader) {
    try {
      return Optional.of(reader.read(text));
    } catch (BadValue e) {
      problemAt(key, value, e.message(), e.suggestion());
      return Optional.empty();
    }
  }

  /// The value as it is written, without quotes; a number or a boolean will do.
  private Optional<String> text(String key, ConfigValue value, String example) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("text").getString("text"));
      case LIST, OBJECT, NULL -> {
        wrongType(key, value, "one value", example);
        yield Optional.empty();
      }
    };
  }

  /// What was meant by one value where there should be a list.
  private static String asList(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> "[%s]".formatted(value.render(ConfigRenderOptions.concise()));
      case LIST, OBJECT, NULL -> "[\"…\"]";
    };
  }

  private void wrongType(String key, ConfigValue value, String wanted, String example) {
    if (value.valueType() == ConfigValueType.NULL) {
      problemAt(key, value, "is null", "leave the line out to have the default");
      return;
    }
    String type =
        switch (value.valueType()) {
          case OBJECT -> "a section";
          case LIST -> "a list";
          case STRING, NUMBER, BOOLEAN, NULL ->
              "a " + value.valueType().name().toLowerCase(Locale.ROOT);
        };
    problemAt(key, value, "is %s, but must be %s".formatted(type, wanted), "write " + example);
  }

  private void problemAt(String key, ConfigValue value, String message, String suggestion) {
    String origin = value.origin().description();
    String from =
        origin.startsWith(EnvironmentResolver.ORIGIN) ? " (from the %s)".formatted(origin) : "";
    problems.add(lines.of(path(key), value), path(key), message + from, suggestion);
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
