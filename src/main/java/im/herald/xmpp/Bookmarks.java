package im.herald.xmpp;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.xmpp.room.Rooms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.parts.Resourcepart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the other clients of the account in which rooms Herald is (XEP-0402), and knows which
/// rooms they have bookmarked. Herald goes into none because of a bookmark, and touches none that
/// another client has made.
///
/// Works on one thread of its own, which waits for the server.
public final class Bookmarks {
  private static final Logger LOG = LoggerFactory.getLogger(Bookmarks.class);

  /// Those that Herald has made, a JID and the nickname in it a line.
  private static final String OURS = "rooms.bookmarked";

  private final CurrentSession current;
  private final KeptValues kept;
  private final Rooms rooms;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("bookmarks").factory());
  private volatile Set<BareJid> seen = Set.of();

  public Bookmarks(CurrentSession current, KeptValues kept, Rooms rooms) {
    this.current = current;
    this.kept = kept;
    this.rooms = rooms;
  }

  /// Those of other clients, of rooms in which Herald does not want to be, as they were when Herald
  /// last looked: at each login, and when its rooms change. Any thread.
  public List<BareJid> elsewhere() {
    Set<BareJid> ours = ours().keySet();
    return seen.stream().filter(jid -> !rooms.has(jid) && !ours.contains(jid)).sorted().toList();
  }

  /// A session has begun, or Herald wants to be in other rooms. Returns at once.
  public void changed() {
    if (!due.compareAndSet(false, true)) {
      return;
    }
    try {
      work.execute(
          () -> {
            due.set(false);
            current.get().ifPresent(session -> bringUpToDate(new BookmarkNode(session.smack())));
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("the bookmarks stay as they are: Herald stops");
    }
  }

  /// Looks no more.
  public void close() {
    work.shutdownNow();
  }

  private void bringUpToDate(BookmarkNode node) {
    try {
      Map<BareJid, Resourcepart> wanted =
          rooms.views().stream()
              .collect(Collectors.toMap(v -> v.terms().jid(), v -> v.terms().nick()));
      seen = node.read();
      publish(node, wanted);
      retract(node, wanted.keySet());
    } catch (XMPPErrorException e) {
      LOG.info("the server keeps no bookmarks of rooms: {}", ServerWords.of(e.getStanzaError()));
    } catch (SmackException e) {
      LOG.info("the bookmarks wait for the next login: {}", Diagnosis.words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the bookmarks are not written", e);
    }
  }

  /// Those that nobody has made, and our own with another nickname. One counts as ours when it is
  /// there: else another client's, made after ours failed, would be taken out with the room.
  private void publish(BookmarkNode node, Map<BareJid, Resourcepart> wanted)
      throws SmackException, XMPPErrorException, InterruptedException {
    Map<BareJid, String> ours = ours();
    for (Map.Entry<BareJid, Resourcepart> room : wanted.entrySet()) {
      String nick = room.getValue().toString();
      boolean isOld = ours.containsKey(room.getKey()) && !nick.equals(ours.get(room.getKey()));
      if (isOld || !seen.contains(room.getKey())) {
        node.publish(room.getKey(), room.getValue());
        ours.put(room.getKey(), nick);
        keep(ours);
      }
    }
  }

  private void retract(BookmarkNode node, Set<BareJid> wanted)
      throws SmackException, XMPPErrorException, InterruptedException {
    Map<BareJid, String> ours = ours();
    for (BareJid room : Set.copyOf(ours.keySet())) {
      if (!wanted.contains(room)) {
        node.retract(room);
        ours.remove(room);
        keep(ours);
      }
    }
  }

  private Map<BareJid, String> ours() {
    Map<BareJid, String> ours = new LinkedHashMap<>();
    kept.get(OURS).orElse("").lines().forEach(line -> add(ours, line));
    return ours;
  }

  /// An older Herald kept no nicknames.
  private static void add(Map<BareJid, String> ours, String line) {
    String[] parts = line.split(" ", 2);
    try {
      ours.put(Jids.bare(parts[0]), parts.length == 2 ? parts[1] : "");
    } catch (InvalidJidException e) {
      LOG.error("a bookmark that is kept cannot be read: {}", line, e);
    }
  }

  private void keep(Map<BareJid, String> ours) {
    kept.put(
        OURS,
        ours.entrySet().stream()
            .map(room -> room.getKey() + " " + room.getValue())
            .collect(Collectors.joining("\n")));
  }
}
