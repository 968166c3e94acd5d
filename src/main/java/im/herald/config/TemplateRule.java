package im.herald.config;

import java.util.Optional;

/// Knows how the template of a hook is written. The library that does lives in another room, so the
/// wiring hands this in.
@FunctionalInterface
public interface TemplateRule {
  /// What is wrong with `template`, in words for the operator; empty if nothing is.
  Optional<String> problem(String template);
}
