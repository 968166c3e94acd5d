package im.herald.cli;

import im.herald.xmpp.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// Findings as a table: verdict, what, what was found, and below it what to do.
final class FindingsTable {
  private static final String ROW = "%-8s %-18s %s%n";

  private FindingsTable() {}

  static String text(List<Finding> findings) {
    return findings.stream().map(FindingsTable::row).collect(Collectors.joining());
  }

  private static String row(Finding finding) {
    String row = ROW.formatted(finding.verdict(), finding.what(), finding.found());
    return finding.advice().isEmpty() ? row : row + ROW.formatted("", "", "-> " + finding.advice());
  }
}
