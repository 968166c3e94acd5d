package im.herald.config;

import im.herald.config.HookConfig.Proof;
import im.herald.config.HookConfig.Words;
import im.herald.message.Recipient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one of `http.hooks`. It has exactly one of `token-file` and `secret-file`.
final class HookReading {
  /// How secrets are written that are no text (Standard Webhooks, "Signature scheme").
  private static final String ENCODED = "whsec_";

  private static final Budget RATE = new Budget.Limited(600, Duration.ofMinutes(1));
  private static final Proof NONE = new Proof.Token(new Secret(""));
  private static final Words SILENCE = new Words.Written("");

  private final String name;
  private final Section section;
  private final Path file;
  private final Map<String, String> environment;
  private final TemplateRule templates;

  private HookReading(
      String name,
      Section section,
      Path file,
      Map<String, String> environment,
      TemplateRule templates) {
    this.name = name;
    this.section = section;
    this.file = file;
    this.environment = environment;
    this.templates = templates;
  }

  static HookConfig of(
      String name,
      Section hooks,
      Path file,
      Map<String, String> environment,
      TemplateRule templates) {
    return new HookReading(name, hooks.section(name), file, environment, templates).read();
  }

  private HookConfig read() {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      section.problem(
          "a hook cannot have this name", "use up to 40 letters from a to z, digits, hyphens");
    }
    HookConfig hook =
        new HookConfig(
            name,
            proof(),
            recipients(),
            section.required("template", SILENCE, this::words),
            section.optional("rate", BudgetReading::of).orElse(RATE));
    section.done();
    return hook;
  }

  private Proof proof() {
    SecretFiles tokens = new SecretFiles("token", file, environment);
    SecretFiles secrets = new SecretFiles("secret", file, environment);
    Optional<Proof> token =
        section.optional(
            "token-file", text -> new Proof.Token(HttpConfig.token(text, tokens.read(text))));
    Optional<Proof> signature =
        section.optional(
            "secret-file", text -> new Proof.Signature(secret(text, secrets.read(text))));
    if (section.has("token-file") && section.has("secret-file")) {
      section.problem("secret-file", "cannot be together with token-file", "write one of the two");
    } else if (!section.has("token-file") && !section.has("secret-file")) {
      section.problem(
          "has none of token-file, secret-file", "write one of them, else anybody could post");
    }
    return token.or(() -> signature).orElse(NONE);
  }

  private static Secret secret(String text, Secret secret) throws BadValue {
    Secret checked = HttpConfig.token(text, secret);
    if (checked.reveal().startsWith(ENCODED)) {
      try {
        Base64.getDecoder().decode(checked.reveal().substring(ENCODED.length()));
      } catch (IllegalArgumentException e) {
        throw new BadValue(
            "what comes after whsec_ in %s is not base64".formatted(text),
            "copy the secret as a whole");
      }
    }
    return checked;
  }

  private List<Recipient> recipients() {
    List<Recipient> to = section.list("to", Values::recipient).stream().distinct().toList();
    if (!section.has("to")) {
      section.problem("to", "goes to nobody", "write to = [\"juliet@example.org\"]");
    }
    return to;
  }

  /// One word without a tag is meant to be the name of one that Herald brings.
  private Words words(String text) throws BadValue {
    if (text.matches("[A-Za-z0-9_-]+")) {
      return new Words.Ready(Values.oneOf(ReadyTemplate.values()).read(text));
    }
    if (text.isBlank()) {
      String all =
          String.join(", ", Arrays.stream(ReadyTemplate.values()).map(Object::toString).toList());
      throw new BadValue(
          "is blank", "write one with tags, such as \"{{title}}\", or one of " + all);
    }
    Optional<String> problem = templates.problem(text);
    if (problem.isPresent()) {
      throw new BadValue(
          "is not a template: " + problem.get(), "write one like \"{{title}}: {{message}}\"");
    }
    return new Words.Written(text);
  }
}
