package im.herald.outbox;

import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jxmpp.jid.BareJid;

/// What is for rooms where Herald is not stands here, so that it holds nobody else up.
///
/// For one thread at a time.
final class Aside {
  private final Set<BareJid> entered = new HashSet<>();
  private final Map<Long, OutgoingRow> rows = new TreeMap<>();

  /// Takes `row` if it is for such a room.
  boolean takes(OutgoingRow row) {
    if (room(row).filter(room -> !entered.contains(room)).isEmpty()) {
      return false;
    }
    rows.put(row.number(), row);
    return true;
  }

  /// Herald stands so to `room` from now on.
  ///
  /// @return what stands here no longer, in order
  List<OutgoingRow> room(BareJid room, Standing standing) {
    switch (standing) {
      case IN -> entered.add(room);
      case OUT, GONE -> entered.remove(room);
    }
    return switch (standing) {
      case OUT -> List.of();
      case IN, GONE -> {
        List<OutgoingRow> its =
            rows.values().stream()
                .filter(row -> room(row).filter(room::equals).isPresent())
                .toList();
        its.forEach(row -> rows.remove(row.number()));
        yield its;
      }
    };
  }

  /// What has stood here for longest.
  Optional<OutgoingRow> oldest() {
    return rows.values().stream().findFirst();
  }

  /// Takes out what stands here with this id.
  Optional<OutgoingRow> with(StanzaId id) {
    Optional<OutgoingRow> found =
        rows.values().stream().filter(row -> row.message().id().equals(id)).findFirst();
    found.map(OutgoingRow::number).ifPresent(rows::remove);
    return found;
  }

  private static Optional<BareJid> room(OutgoingRow row) {
    return row.message().to().inRoom();
  }
}
