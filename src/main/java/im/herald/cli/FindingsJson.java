package im.herald.cli;

import static java.util.stream.Collectors.joining;

import im.herald.cli.log.JsonText;
import im.herald.message.PrintedText;
import im.herald.xmpp.Finding;
import im.herald.xmpp.Finding.Verdict;
import java.util.Comparator;
import java.util.List;

/// Findings for programs: one object, with the worst verdict and each finding.
final class FindingsJson {
  private FindingsJson() {}

  static String text(List<Finding> findings) {
    Verdict worst =
        findings.stream().map(Finding::verdict).max(Comparator.naturalOrder()).orElse(Verdict.OK);
    return findings.stream()
        .map(FindingsJson::object)
        .collect(joining(",\n", "{\"verdict\":\"%s\",\"findings\":[\n".formatted(worst), "\n]}\n"));
  }

  private static String object(Finding finding) {
    return "{\"what\":%s,\"verdict\":\"%s\",\"found\":%s,\"advice\":%s}"
        .formatted(
            quoted(finding.what()),
            finding.verdict(),
            quoted(finding.found()),
            quoted(finding.advice()));
  }

  /// A server that nobody has verified chooses some of it.
  private static String quoted(String text) {
    return JsonText.quoted(PrintedText.of(text));
  }
}
