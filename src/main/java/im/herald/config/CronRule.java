package im.herald.config;

import java.util.Optional;

/// Knows which cron expressions there are. The library that does lives in another room, so the
/// wiring hands this in.
@FunctionalInterface
public interface CronRule {
  /// What is wrong with `expression`, in words for the operator; empty if nothing is.
  Optional<String> problem(String expression);
}
