package im.herald.xmpp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Jids;
import java.util.Random;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  private static final long SEED = 461;
  private static final int CASES = 20_000;
  private static final String TEXT = "> 🎺é\nping";

  @BeforeAll
  static void preparation() {
    Jids.prepare();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, ping",
    "5, 9, '> 🎺é\n'",
    "0, 9, ''",
    "2, 3, '> é\nping'",
    "0, 10, '> 🎺é\nping'",
    "-1, 5, '> 🎺é\nping'",
    "5, 5, '> 🎺é\nping'",
    "5, 0, '> 🎺é\nping'",
    "x, 5, '> 🎺é\nping'",
    "0, 99999999999, '> 🎺é\nping'",
    "0, '', '> 🎺é\nping'",
  })
  void offsetsCountCodePointsAndThoseOutsideTheTextAreIgnored(
      String start, String end, String own) {
    assertThat(Reply.ownWords(reply("urn:xmpp:reply:0", start, end), TEXT)).isEqualTo(own);
  }

  @Test
  void whatIsNoAnswerIsLeftAsItIs() {
    assertThat(Reply.ownWords(message().build(), TEXT)).isEqualTo(TEXT);
    assertThat(Reply.ownWords(reply("urn:example:other", "0", "5"), TEXT)).isEqualTo(TEXT);
    Message without = message().addExtension(fallback("urn:xmpp:reply:0", range("0", "5"))).build();
    assertThat(Reply.ownWords(without, TEXT)).isEqualTo(TEXT);
  }

  @Test
  void whatIsLeftOfATextIsItsOwnWhateverTheOffsetsAre() {
    Random random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      String text = text(random);
      int length = text.codePointCount(0, text.length());
      StandardExtensionElement[] ranges = new StandardExtensionElement[random.nextInt(4)];
      boolean[] repeated = new boolean[length];
      for (int r = 0; r < ranges.length; r++) {
        int start = random.nextInt(-2, length + 3);
        int end = random.nextInt(-2, length + 3);
        ranges[r] = range(String.valueOf(start), String.valueOf(end));
        for (int at = start; 0 <= start && at < end && end <= length; at++) {
          repeated[at] = true;
        }
      }
      StringBuilder own = new StringBuilder();
      int[] points = text.codePoints().toArray();
      for (int at = 0; at < length; at++) {
        if (!repeated[at]) {
          own.appendCodePoint(points[at]);
        }
      }
      Message stanza =
          message().addExtension(mark()).addExtension(fallback("urn:xmpp:reply:0", ranges)).build();
      assertThat(Reply.ownWords(stanza, text)).as("case %d", i).isEqualTo(own.toString());
    }
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(12), 0, 4)
        .map(kind -> new int[] {'a', 'é', 0x1F3BA, 0xD83C}[kind])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Message reply(String namespace, String start, String end) {
    return message()
        .addExtension(mark())
        .addExtension(fallback(namespace, range(start, end)))
        .build();
  }

  private static MessageBuilder message() {
    return StanzaBuilder.buildMessage("a1");
  }

  private static StandardExtensionElement mark() {
    return StandardExtensionElement.builder("reply", "urn:xmpp:reply:0")
        .addAttribute("id", "x")
        .build();
  }

  private static StandardExtensionElement fallback(
      String namespace, StandardExtensionElement... ranges) {
    var fallback =
        StandardExtensionElement.builder("fallback", "urn:xmpp:fallback:0")
            .addAttribute("for", namespace);
    for (StandardExtensionElement range : ranges) {
      fallback.addElement(range);
    }
    return fallback.build();
  }

  private static StandardExtensionElement range(String start, String end) {
    return StandardExtensionElement.builder("body", "urn:xmpp:fallback:0")
        .addAttribute("start", start)
        .addAttribute("end", end)
        .build();
  }
}
