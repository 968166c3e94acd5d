package im.herald.http;

import com.samskivert.mustache.Mustache.Lambda;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes a text of what is posted to a hook. Any thread.
final class MessageTemplate {
  /// In UTF-16 units.
  static final int MOST = 10_000;

  private static final String CUT = " … [cut here: too long]";
  private static final int LONGEST_LINE = 200;

  /// Clients act on these, or show what comes after them elsewhere.
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  private static final Pattern BLANK_LINES = Pattern.compile("\\n(?:[ \\t]*\\n){2,}");
  private static final Lambda LINE = (fragment, out) -> out.write(firstLine(fragment.execute()));

  private final Template template;

  MessageTemplate(Template template) {
    this.template = template;
  }

  /// The text; blank if the template has nothing to say about this. No longer than [#MOST] and a
  /// few words that say so.
  ///
  /// @param hook its name, `{{herald.hook}}`
  /// @param event what has happened, as the sender's headers say, `{{herald.event}}`
  /// @param body what was posted; if it is no object it is `{{herald.body}}`
  String text(String hook, String event, Object body) {
    Map<Object, Object> all = new LinkedHashMap<>();
    if (body instanceof Map<?, ?> object) {
      all.putAll(object);
    }
    all.put("herald", Json.object("hook", hook, "event", event, "body", body, "line", LINE));
    BoundedWriter out = new BoundedWriter(MOST);
    try {
      template.execute(all, out);
    } catch (MustacheException e) {
      if (!out.isFull()) {
        throw e;
      }
    }
    return clean(out.toString()) + (out.isFull() ? CUT : "");
  }

  private static String clean(String text) {
    String printable = CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
    return BLANK_LINES.matcher(printable).replaceAll("\n\n").strip();
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("").stripTrailing();
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line;
  }
}
