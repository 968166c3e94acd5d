package im.herald.store;

import im.herald.message.Manner;
import im.herald.message.StanzaId;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// How the store writes down how a message is said. The words are in databases, so none is ever
/// changed; those of a newer version are passed over.
final class MannerColumn {
  private static final String ACTIVE = "active";
  private static final String PLAIN = "plain";
  private static final String LINK = "link";

  private MannerColumn() {}

  static String of(Manner manner) {
    StringJoiner words = new StringJoiner(" ");
    if (manner.active()) {
      words.add(ACTIVE);
    }
    if (manner.plain()) {
      words.add(PLAIN);
    }
    if (manner.link()) {
      words.add(LINK);
    }
    return words.toString();
  }

  static Manner read(String column, @Nullable String corrects) {
    List<String> words = List.of(column.split(" "));
    return new Manner(
        words.contains(ACTIVE),
        words.contains(PLAIN),
        words.contains(LINK),
        Optional.ofNullable(corrects).map(StanzaId::new));
  }
}
