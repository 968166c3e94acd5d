package im.herald.scripted;

import static im.herald.scripted.Oversized.message;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers can send, and more than servers let through, one after the other to one Herald:
/// it stays, or comes back where the stream itself is broken, and Juliet has her answers. The rows
/// of what it prints stand in SECURITY.md.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileStanzasTest {
  private static final List<String> ROWS = new CopyOnWriteArrayList<>();
  private static final int BATCH = 0x1000;
  private static final int FEW = 0x200;

  /// Of a request: nothing; what nobody expects there; what cannot be read.
  private static final List<String> CONTENTS =
      List.of(
          "/>",
          " node='x' var='x' type='x' stamp='never' jid='@@' h='x' max='-1' seconds='x'>x</NAME>",
          "><NAME xmlns='urn:x'/><item jid='@/@' subscription='x' affiliation='x'/><x/></NAME>",
          "><query/><error code='x'/><NAME/><set xmlns='http://jabber.org/protocol/rsm'><max>x</max></set></NAME>");

  private static final int MOST_MEGABYTES = 256;

  @TempDir private static Path folder;
  private static ScriptedServer server;
  private static BotProcess herald;
  private static Honest juliet;

  @BeforeAll
  static void start() throws Exception {
    server = ScriptedServer.start();
    herald = Installation.in(folder, server).starts(Main.class, "-Xmx64m");
    server.online();
    juliet = new Honest(server);
  }

  @AfterAll
  static void stop() throws Exception {
    System.out.println("| attack | stanzas | the stream | longest answer to another | memory |");
    System.out.println("|---|---|---|---|---|");
    ROWS.forEach(System.out::println);
    assertThat(herald.stops()).as(herald.log()::last).isZero();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("im.herald.scripted.Oversized#all")
  void theStreamStays(Oversized attack) throws Exception {
    for (String stanza : attack.stanzas().toList()) {
      server.here().orElseThrow().send(stanza);
      assertThat(juliet.asks()).as("it was answered on the same stream").isTrue();
    }
    note(attack.what(), attack.times(), "stays");
  }

  @Test
  void aStreamOnWhichThereWereTooManyNamesEndsAndIsResumed() throws Exception {
    Client first = server.here().orElseThrow();
    int sent = 0;
    while (sent < 200 && first.isHere()) {
      int from = 1_000 * sent++;
      String names =
          IntStream.range(from, from + 1_000).mapToObj("<n%d/>"::formatted).collect(joining());
      server.here().orElseThrow().send(message(names));
      juliet.asks();
    }
    assertThat(first.isHere()).isFalse();
    note("%d names of elements, 1 000 in each".formatted(1_000 * sent), sent, "begins anew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C0AF", "EDA080", "F8888080", "FF", "E282", "F4908080"})
  void octetsThatAreNoTextDoNotEndTheStream(String octets) throws Exception {
    Client client = server.here().orElseThrow();
    byte[] bad = HexFormat.of().parseHex(octets);
    client.send("<message type='chat' from='mallory@example.net/x'><body>echo ");
    client.send(bad);
    client.send("</body></message>");
    assertThat(juliet.asks()).isTrue();
    note("0x%s instead of UTF-8".formatted(octets), 1, "stays");
  }

  @Test
  void everyCodePointIsTaken() throws Exception {
    Client client = server.here().orElseThrow();
    int stanzas = 0;
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += BATCH) {
      String text =
          IntStream.range(first, first + BATCH)
              .filter(HostileStanzasTest::isXml)
              .mapToObj("&#%d;"::formatted)
              .collect(joining());
      client.send(
          message(
                  "<subject>%s</subject><body>echo %s</body><thread>%s</thread>"
                      .formatted(text, text, text))
              + "<presence from='mallory@example.net/x'><status>%s</status><nick xmlns='http://jabber.org/protocol/nick'>%s</nick></presence>"
                  .formatted(text, text));
      stanzas += 2;
      assertThat(juliet.asks()).isTrue();
    }
    note("every code point in body, subject, thread, status and nickname", stanzas, "stays");
  }

  @Test
  void everyCharacterIsTakenInAnAddress() throws Exception {
    Client client = server.here().orElseThrow();
    int stanzas = 0;
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (isXml(c)) {
        client.send(
            "<message type='chat' from='mall&#%d;ory@example.net/&#%d;'><body>x</body></message>"
                .formatted(c, c));
        stanzas++;
      }
      if (c % FEW == 0) {
        assertThat(juliet.asks()).isTrue();
      }
    }
    assertThat(juliet.asks()).isTrue();
    note("every character up to U+FFFF in the sender's address", stanzas, "stays");
  }

  @Test
  void noRequestThatSmackKnowsMakesItDeaf() throws Exception {
    int stanzas = 0;
    for (QName name : Vocabulary.requests()) {
      for (String content : CONTENTS) {
        for (String type : List.of("get", "set", "result", "error")) {
          for (String from :
              List.of("mallory@example.net/x", "example.org", "herald@example.org")) {
            server
                .here()
                .orElseThrow()
                .send(
                    "<iq type='%s' id='i%d' from='%s'><%s xmlns='%s'%s</iq>"
                        .formatted(
                            type,
                            stanzas++,
                            from,
                            name.getLocalPart(),
                            name.getNamespaceURI(),
                            content.replace("NAME", name.getLocalPart())));
          }
        }
      }
      assertThat(juliet.asks()).as(name.toString()).isTrue();
    }
    note("nonsense in each request and answer that Smack reads", stanzas, "stays");
  }

  private static boolean isXml(int c) {
    return c == 9
        || c == 10
        || c == 13
        || (c >= 32 && c < 0xD800)
        || (c > 0xDFFF && c < 0xFFFE)
        || c > 0xFFFF;
  }

  private static void note(String what, long times, String effect) throws IOException {
    int megabytes = herald.megabytes();
    assertThat(megabytes).isLessThan(MOST_MEGABYTES);
    ROWS.add(
        String.format(
            Locale.ROOT,
            "| %s | %d | %s | %.2f s | %d MB |",
            what,
            times,
            effect,
            juliet.longest().toMillis() / 1e3,
            megabytes));
  }
}
