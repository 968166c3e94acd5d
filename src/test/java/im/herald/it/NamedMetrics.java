package im.herald.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The metrics that the documents name: dashboard, alert rules, handbook.
final class NamedMetrics {
  private static final List<String> DOCUMENTS =
      List.of("docs/grafana-dashboard.json", "docs/alerts.yaml", "docs/operations.md");

  /// Not the names of jobs and files, nor `jvm_*`.
  private static final Pattern NAME =
      Pattern.compile("\\b(?:herald|jvm|process|system)_[a-z][a-z_]*[a-z]\\b");

  private NamedMetrics() {}

  static Set<String> inDocuments() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String document : DOCUMENTS) {
      NAME.matcher(Files.readString(Path.of(document)))
          .results()
          .forEach(found -> names.add(found.group()));
    }
    return names;
  }

  /// All that a scrape has brought, a histogram with the names of its parts.
  static Set<String> in(String scrape) {
    Set<String> names = new TreeSet<>();
    Pattern.compile("(?m)^# TYPE (\\S+)|^([a-z_]+)")
        .matcher(scrape)
        .results()
        .forEach(found -> names.add(found.group(1) == null ? found.group(2) : found.group(1)));
    return names;
  }
}
