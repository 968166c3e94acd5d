package im.herald.cli;

import im.herald.config.HeraldConfig;
import im.herald.config.InvalidConfigException;
import im.herald.message.Wording;
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
  synchronized Wording use(HeraldConfig next) {
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
    Wording now =
        changed.isEmpty()
            ? Wording.of("The configuration is read. Nothing changes now.")
            : Wording.of("The configuration is read. Changed: %s.", String.join(", ", changed));
    return later.isEmpty()
        ? now
        : Wording.of("%s Only after a restart: %s.", now, String.join(", ", later));
  }

  /// What whoever asked is told of a configuration that cannot be used.
  static Wording refused(InvalidConfigException e) {
    return Wording.of(
        "The configuration cannot be used, and the old one stays:\n%s",
        String.valueOf(e.getMessage()));
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
