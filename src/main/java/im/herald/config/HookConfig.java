package im.herald.config;

import im.herald.message.Recipient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One of `http.hooks`: what is posted to it is said to somebody.
///
/// @param name the last part of its path
/// @param proof how who posts proves that they may
/// @param to never empty
/// @param rate how many posts it takes
public record HookConfig(String name, Proof proof, List<Recipient> to, Words words, Budget rate) {
  public HookConfig {
    to = List.copyOf(to);
  }

  static List<HookConfig> allFrom(
      Section hooks, Path file, Map<String, String> environment, TemplateRule templates) {
    return hooks.names().stream()
        .map(name -> HookReading.of(name, hooks, file, environment, templates))
        .toList();
  }

  /// How who posts proves that they may.
  public sealed interface Proof {
    /// They send this.
    record Token(Secret token) implements Proof {}

    /// They sign what they send with this (HMAC with SHA-256).
    record Signature(Secret secret) implements Proof {}
  }

  /// What becomes of what is posted.
  public sealed interface Words {
    /// What this template, which Herald brings, makes of it.
    record Ready(ReadyTemplate template) implements Words {}

    /// What this template, of the operator's, makes of it.
    record Written(String template) implements Words {}
  }
}
