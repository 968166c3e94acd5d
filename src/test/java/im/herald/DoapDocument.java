package im.herald;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `docs/herald.doap`, which tells programs what docs/xeps.md tells people: which specifications
/// Herald implements, and what of them.
final class DoapDocument {
  /// A row of the table: the number, its version and what of it.
  private static final Pattern ROW =
      Pattern.compile("^\\| \\[(\\d{4})][^|]*\\| ([^|]*) \\| ([^|]*) \\|", Pattern.MULTILINE);

  private static final List<Integer> RFCS = List.of(6120, 6121, 7622);

  private DoapDocument() {}

  /// As it follows from `xeps`, the other document.
  static String of(String xeps) {
    String rfcs =
        RFCS.stream()
            .map(
                "  <implements rdf:resource='https://www.rfc-editor.org/info/rfc%d'/>\n"::formatted)
            .collect(Collectors.joining());
    Map<String, List<MatchResult>> rows =
        ROW.matcher(xeps)
            .results()
            .collect(
                Collectors.groupingBy(
                    row -> row.group(1), LinkedHashMap::new, Collectors.toList()));
    return """
        <?xml version='1.0' encoding='UTF-8'?>
        <!-- Written from docs/xeps.md by `./mvnw test -Dtest=DocsTest -Dherald.docs=write`. -->
        <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'
            xmlns='http://usefulinc.com/ns/doap#'
            xmlns:xmpp='https://linkmauve.fr/ns/xmpp-doap#'>
        <Project>
          <name>Herald</name>
          <shortdesc xml:lang='en'>A headless chat bot for XMPP that runs for years</shortdesc>
          <programming-language>Java</programming-language>
          <os>Linux</os>
        """
        + rfcs
        + rows.values().stream().map(DoapDocument::implemented).collect(Collectors.joining())
        + "</Project>\n</rdf:RDF>\n";
  }

  /// @param rows of one specification
  private static String implemented(List<MatchResult> rows) {
    return """
          <implements>
            <xmpp:SupportedXep>
              <xmpp:xep rdf:resource='https://xmpp.org/extensions/xep-%s.html'/>
              <xmpp:status>partial</xmpp:status>
              <xmpp:version>%s</xmpp:version>
              <xmpp:note xml:lang='en'>%s</xmpp:note>
            </xmpp:SupportedXep>
          </implements>
        """
        .formatted(
            rows.getFirst().group(1),
            rows.getFirst().group(2),
            rows.stream().map(row -> inXml(row.group(3))).collect(Collectors.joining("; ")));
  }

  private static String inXml(String text) {
    return text.replace("`", "").replace("&", "&amp;").replace("<", "&lt;");
  }
}
