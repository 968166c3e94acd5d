package im.herald.http;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import im.herald.config.HookConfig.Words;
import im.herald.config.ReadyTemplate;
import im.herald.config.TemplateRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads templates in Mustache, whose text is not HTML.
public final class MessageTemplates implements TemplateRule {
  // What the library takes, or finds out only when it is too late.
  private static final Pattern EMPTY = Pattern.compile("\\{\\{[{&#^/]?\\s*}}");
  private static final Pattern OTHERS = Pattern.compile("\\{\\{\\s*[<>$]");

  @Override
  public Optional<String> problem(String template) {
    if (template.lastIndexOf("{{") > template.lastIndexOf("}}")) {
      return Optional.of("a tag is not closed");
    }
    if (EMPTY.matcher(template).find()) {
      return Optional.of("a tag is empty");
    }
    if (OTHERS.matcher(template).find()) {
      return Optional.of("there are no other templates that it could bring in");
    }
    try {
      Engine.COMPILER.compile(template);
      return Optional.empty();
    } catch (MustacheException e) {
      return Optional.of(String.valueOf(e.getMessage()).strip());
    }
  }

  static MessageTemplate of(Words words) {
    String source =
        switch (words) {
          case Words.Ready(ReadyTemplate template) -> ready(template);
          case Words.Written(String template) -> template;
        };
    return new MessageTemplate(Engine.COMPILER.compile(source));
  }

  private static String ready(ReadyTemplate template) {
    try (InputStream in =
        MessageTemplates.class.getResourceAsStream("templates/%s.mustache".formatted(template))) {
      if (in == null) {
        throw new IllegalStateException("this build brings no template " + template);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Object value) {
    return value instanceof Map<?, ?> || value instanceof List<?>
        ? Json.written(value)
        : value.toString();
  }

  /// Not loaded where there are no hooks.
  private static final class Engine {
    static final Mustache.Compiler COMPILER =
        Mustache.compiler()
            .escapeHTML(false)
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withFormatter(MessageTemplates::text)
            .withLoader(
                name -> {
                  throw new MustacheException("there are no other templates such as " + name);
                })
            .withCollector(new JsonCollector());
  }
}
