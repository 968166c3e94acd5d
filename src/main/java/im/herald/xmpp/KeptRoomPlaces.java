package im.herald.xmpp;

import im.herald.xmpp.room.RoomMemory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// What Herald remembers of rooms, among the values that are kept. A room's address may be longer
/// than a key, so its digest stands for it.
public final class KeptRoomPlaces implements RoomMemory {
  private static final String PREFIX = "archive.room.";

  private final KeptValues values;

  public KeptRoomPlaces(KeptValues values) {
    this.values = values;
  }

  @Override
  public Optional<String> recall(BareJid room) {
    return values.get(key(room));
  }

  @Override
  public void keep(BareJid room, String text) {
    values.put(key(room), text);
  }

  @Override
  public void forget(BareJid room) {
    values.remove(key(room));
  }

  private static String key(BareJid room) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(room.toString().getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
