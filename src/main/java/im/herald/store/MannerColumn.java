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
  private static final String REACTION = "reaction";

  private MannerColumn() {}

  static String of(Manner manner) {
    StringJoiner words = new StringJoiner(" ");
    if (manner.active()) {
      words.add(ACTIVE);
    }
    if (manner.plain()) {
      words.add(PLAIN);
    }
    switch (manner.form()) {
      case WORDS -> {}
      case LINK -> words.add(LINK);
      case REACTION -> words.add(REACTION);
    }
    return words.toString();
  }

  static Manner read(String column, @Nullable String corrects) {
    List<String> words = List.of(column.split(" "));
    return new Manner(
        words.contains(ACTIVE),
        words.contains(PLAIN),
        form(words),
        Optional.ofNullable(corrects).map(StanzaId::new));
  }

  private static Manner.Form form(List<String> words) {
    if (words.contains(REACTION)) {
      return Manner.Form.REACTION;
    }
    return words.contains(LINK) ? Manner.Form.LINK : Manner.Form.WORDS;
  }
}
