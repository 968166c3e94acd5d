package im.herald.scripted;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// What a server remembers of sessions that broke (XEP-0198 § 5): how many stanzas it had of each.
/// It forgets at once until a test says otherwise.
final class Memory {
  static final String ROOM = "team@rooms.example.org";

  private final Map<String, AtomicInteger> sessions = new ConcurrentHashMap<>();
  private final ScriptedArchive archive = ScriptedArchive.ofAccount();
  private final ScriptedArchive roomArchive = ScriptedArchive.of(ROOM);
  private volatile String behindEnabled = "";
  private volatile boolean lasting;
  private volatile int miscount;
  private volatile boolean managed = true;
  private volatile String limits = "";
  private final List<String> contacts = new CopyOnWriteArrayList<>();

  /// What it keeps of messages.
  ScriptedArchive archive() {
    return archive;
  }

  /// What the room [#ROOM] keeps.
  ScriptedArchive roomArchive() {
    return roomArchive;
  }

  /// Somebody is on the account's roster from the next login on.
  ///
  /// @param subscription `both`, `from` (they see our presence) or `to` (we see theirs)
  void contact(String jid, String subscription) {
    contacts.add("<item jid='%s' subscription='%s'/>".formatted(jid, subscription));
  }

  /// The items of the roster.
  String contacts() {
    return String.join("", contacts);
  }

  /// Sessions can be resumed from now on.
  void last() {
    lasting = true;
  }

  /// Nothing is acknowledged from now on: there is no stream management (XEP-0198).
  void forgo() {
    managed = false;
  }

  /// Says from now on that a stanza may be so large (XEP-0478).
  void limit(int octets) {
    limits =
        "<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>%d</max-bytes><idle-seconds>600</idle-seconds></limits>"
            .formatted(octets);
  }

  /// What else it can do, for its features.
  String features() {
    return limits + (managed ? "<sm xmlns='urn:xmpp:sm:3'/>" : "");
  }

  /// No session that has begun can be resumed.
  void fade() {
    sessions.clear();
  }

  /// Says at each resumption that it has had so many more than it did.
  void miscount(int by) {
    miscount = by;
  }

  /// Asks what has come as soon as it counts, as a server may.
  void asksAtOnce() {
    behindEnabled = "<r xmlns='urn:xmpp:sm:3'/>";
  }

  /// A session begins to count. The answer to `<enable/>`.
  String enabled(AtomicInteger handled) {
    if (!lasting) {
      return "<enabled xmlns='urn:xmpp:sm:3'/>";
    }
    String id = UUID.randomUUID().toString();
    sessions.put(id, handled);
    return "<enabled xmlns='urn:xmpp:sm:3' id='%s' resume='true' max='300'/>".formatted(id)
        + behindEnabled;
  }

  /// How many stanzas it has had of the session `id`, to go on counting with.
  Optional<AtomicInteger> handled(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  String resumed(String id, AtomicInteger handled) {
    return "<resumed xmlns='urn:xmpp:sm:3' previd='%s' h='%d'/>"
        .formatted(id, handled.get() + miscount);
  }
}
