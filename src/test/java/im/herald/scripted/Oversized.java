package im.herald.scripted;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Well-formed stanzas from a stranger that are too much of something.
///
/// @param times how many of them
/// @param stanza the how manyth, from 0
record Oversized(String what, int times, IntFunction<String> stanza) {
  static List<Oversized> all() {
    return List.of(
        new Oversized(
            "nested 30 000 deep",
            10,
            i -> message("<x xmlns='urn:x'>".repeat(30_000) + "</x>".repeat(30_000))),
        new Oversized(
            "a request nested 30 000 deep",
            10,
            i -> iq("<x xmlns='urn:x'>".repeat(30_000) + "</x>".repeat(30_000))),
        new Oversized(
            "10 000 attributes",
            10,
            i -> message("<x xmlns='urn:x'%s/>".formatted(each(10_000, " a%d=''")))),
        new Oversized(
            "10 000 attributes of the stanza",
            10,
            i -> "<message from='mallory@example.net/x'%s/>".formatted(each(10_000, " a%d=''"))),
        new Oversized(
            "5 000 declared namespaces",
            5,
            i -> message("<x%s/>".formatted(each(5_000, " xmlns:p%d='urn:p'")))),
        new Oversized(
            "an attribute of 200 KB",
            20,
            i -> message("<x xmlns='urn:x' a='%s'/>".formatted("a".repeat(200_000)))),
        new Oversized(
            "a name of 200 KB",
            5,
            i -> message("<x%d%s xmlns='urn:x'/>".formatted(i, "a".repeat(200_000)))),
        new Oversized(
            "a body of 512 KB",
            20,
            i -> message("<body>%s</body>".formatted("b".repeat(512 * 1024)))),
        new Oversized(
            "200 000 times `&amp;amp;`",
            5,
            i -> message("<body>echo %s</body>".formatted("&amp;".repeat(200_000)))),
        new Oversized(
            "100 000 elements",
            5,
            i -> message("<x xmlns='urn:x'>%s</x>".formatted("<y/>".repeat(100_000)))),
        new Oversized("20 000 extensions", 5, i -> message("<x xmlns='urn:x'/>".repeat(20_000))),
        new Oversized(
            "20 000 bodies", 5, i -> message(each(20_000, "<body xml:lang='x%d'>b</body>"))),
        new Oversized(
            "5 000 stamps",
            5,
            i ->
                message(
                    "<body>help</body>"
                        + "<delay xmlns='urn:xmpp:delay' stamp='2020-01-01T00:00:00Z'/>"
                            .repeat(5_000))));
  }

  @Override
  public String toString() {
    return what;
  }

  Stream<String> stanzas() {
    return IntStream.range(0, times).mapToObj(stanza);
  }

  static String message(String content) {
    return "<message type='chat' from='mallory@example.net/x'>" + content + "</message>";
  }

  private static String iq(String content) {
    return "<iq type='get' id='i' from='mallory@example.net/x'>" + content + "</iq>";
  }

  /// `pattern` so many times, each with its number.
  static String each(int times, String pattern) {
    return IntStream.range(0, times).mapToObj(pattern::formatted).collect(joining());
  }
}
