package im.herald.cli;

import im.herald.config.HeraldConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a changed configuration changes in the running bot: one entry a section, in order.
final class Reload {
  private final List<Section> sections;
  private final HeraldConfig started;
  private volatile HeraldConfig current;

  Reload(HeraldConfig started, List<Section> sections) {
    this.started = started;
    this.current = started;
    this.sections = List.copyOf(sections);
  }

  /// That which counts now. Does not wait for a reload that is under way: each message asks.
  HeraldConfig current() {
    return current;
  }

  /// Lets `next` count from now on.
  ///
  /// @return what changed, for whoever asked
  synchronized String use(HeraldConfig next) {
    List<String> changed = new ArrayList<>();
    List<String> later = new ArrayList<>();
    for (Section section : sections) {
      HeraldConfig before = section.change().isPresent() ? current : started;
      if (section.part().apply(next).equals(section.part().apply(before))) {
        continue;
      }
      section.change().ifPresent(change -> change.accept(next));
      (section.change().isPresent() ? changed : later).add(section.name());
    }
    current = next;
    StringBuilder words = new StringBuilder("The configuration is read. ");
    words.append(
        changed.isEmpty()
            ? "Nothing changes now."
            : "Changed: %s.".formatted(String.join(", ", changed)));
    if (!later.isEmpty()) {
      words.append(" Only after a restart: %s.".formatted(String.join(", ", later)));
    }
    return words.toString();
  }

  /// One section of the configuration.
  ///
  /// @param change takes it into use; empty if only a restart does
  record Section(
      String name, Function<HeraldConfig, Object> part, Optional<Consumer<HeraldConfig>> change) {
    static Section now(
        String name, Function<HeraldConfig, Object> part, Consumer<HeraldConfig> change) {
      return new Section(name, part, Optional.of(change));
    }

    static Section afterRestart(String name, Function<HeraldConfig, Object> part) {
      return new Section(name, part, Optional.empty());
    }
  }
}
