package im.herald.cli;

import im.herald.message.PrintedText;
import im.herald.xmpp.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// Findings as a table: verdict, what, what was found, and below it what to do.
final class FindingsTable {
  private FindingsTable() {}

  static String text(List<Finding> findings) {
    return findings.stream().map(FindingsTable::row).collect(Collectors.joining());
  }

  private static String row(Finding finding) {
    String row = row(finding.verdict().toString(), finding.what(), finding.found());
    return finding.advice().isEmpty() ? row : row + row("", "", "-> " + finding.advice());
  }

  /// A server that nobody has verified chooses some of it.
  private static String row(String verdict, String what, String text) {
    return "%-8s %-18s %s%n".formatted(verdict, PrintedText.of(what), PrintedText.of(text));
  }
}
