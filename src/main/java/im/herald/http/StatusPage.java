package im.herald.http;

import im.herald.http.Overview.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The page for people: one text, without scripts and without anything from elsewhere. Its one
/// style sheet is in it, and named by its digest, so that no other counts.
final class StatusPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --in: #2468b4; --out: #2d8659; --dim: #8888; --bad: #b3261e; }
      @media (prefers-color-scheme: dark) { :root { --in: #7db4f0; --out: #7ccfa2; --bad: #f2938c; } }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem; }
      h1 { font-size: 1.4rem; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      .on, .off { border: 1px solid; border-radius: 1rem; padding: 0 .7rem; font-size: 1rem; }
      .on { color: var(--out); } .off { color: var(--bad); }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--dim);
        overflow-wrap: anywhere; }
      th { font-weight: 500; width: 35%; }
      figure { margin: 0; } svg { width: 100%; height: auto; }
      svg path { fill: none; stroke-width: 1; } .in { stroke: var(--in); } .out { stroke: var(--out); }
      .grid { stroke: var(--dim); stroke-width: .5; } .line { stroke: currentColor; }
      svg text { fill: currentColor; font-size: 18px; text-anchor: end; } svg text.hour { text-anchor: middle; }
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
          .formatted(digest());

  private StatusPage() {}

  static Reply of(Overview now, DayPicture day) {
    String html = head(Html.escaped(now.account())) + body(now, day);
    return new Reply(
        200, "text/html; charset=utf-8", html, Map.of("Content-Security-Policy", POLICY));
  }

  private static String head(String account) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="60">
        <title>%s</title>
        <style>%s</style>
        </head>
        """
        .formatted(account, STYLE);
  }

  private static String body(Overview now, DayPicture day) {
    return """
        <body>
        <h1>%s <span class="%s">%s</span></h1>
        %s
        <h2>Messages a minute, the last day</h2>
        <figure>
        %s
        <figcaption>%s. Counted since this Herald was started.</figcaption>
        </figure>
        <h2>Schedules</h2>
        %s
        <h2>Rooms</h2>
        %s
        <h2>Last warnings and errors</h2>
        %s
        </body>
        </html>
        """
        .formatted(
            Html.escaped(now.account()),
            now.online() ? "on" : "off",
            now.online() ? "online" : "offline",
            table(now.state()),
            day.svg(),
            Html.escaped(day.words()),
            table(now.schedules()),
            table(now.rooms()),
            table(now.errors()));
  }

  private static String table(List<Entry> entries) {
    return entries.isEmpty()
        ? "<p>none</p>"
        : entries.stream()
            .map(StatusPage::row)
            .collect(Collectors.joining("\n", "<table>\n", "\n</table>"));
  }

  private static String row(Entry entry) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
        .formatted(Html.escaped(entry.label()), Html.escaped(entry.value()));
  }

  private static String digest() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
