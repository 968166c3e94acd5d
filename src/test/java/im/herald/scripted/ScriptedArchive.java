package im.herald.scripted;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The archive of the one account, or of a room (XEP-0313). Nobody learns of it until a test opens
/// it. Any thread.
final class ScriptedArchive {
  private static final String MAM = "urn:xmpp:mam:2";
  private static final String INFO = "http://jabber.org/protocol/disco#info";

  private static final int SHORT = 2;

  private final List<Item> items = Collections.synchronizedList(new ArrayList<>());
  private final List<Item> late = new CopyOnWriteArrayList<>();
  private final List<String> forged = new CopyOnWriteArrayList<>();
  private final AtomicInteger unstable = new AtomicInteger();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile int page = SHORT;
  private final Optional<String> room;
  private volatile String announced = "";
  private volatile boolean open;

  private ScriptedArchive(Optional<String> room) {
    this.room = room;
  }

  static ScriptedArchive ofAccount() {
    return new ScriptedArchive(Optional.empty());
  }

  static ScriptedArchive of(String room) {
    return new ScriptedArchive(Optional.of(room));
  }

  /// Its owner announces it from now on, and these features.
  void open(String... features) {
    announced =
        Stream.concat(Stream.of(MAM), Stream.of(features))
            .map("<feature var='%s'/>"::formatted)
            .collect(joining());
    open = true;
  }

  /// Its owner announces only these features.
  void announce(String... features) {
    open(features);
    announced = announced.replace("<feature var='%s'/>".formatted(MAM), "");
  }

  /// It gives so many at once, however many one asks for; otherwise two.
  void pages(int length) {
    page = length;
  }

  /// Whoever asks next whether it is there is told to ask later.
  void isBusy() {
    busy.set(true);
  }

  /// Puts a message into it, sent now.
  void add(String id, String from, String text) {
    items.add(new Item(id, from, text, Instant.now()));
  }

  /// Puts a message into it as soon as somebody has been told what is in it now.
  void addAfterTheNextAnswer(String id, String from, String text) {
    late.add(new Item(id, from, text, Instant.now()));
  }

  /// The message `id` expires.
  void forget(String id) {
    items.removeIf(item -> item.id.equals(id));
  }

  /// The next answers, so many, are not final.
  void waver(int answers) {
    unstable.set(answers);
  }

  /// Sends this, too, with the next answer; `QUERY` in it becomes the id of the query.
  void forge(String xml) {
    forged.add(xml);
  }

  /// The answer to `iq`, if it is for the archive.
  Optional<String> answer(Element iq) {
    if (!open || !isAsked(iq)) {
      return Optional.empty();
    }
    if (iq.mentions(INFO) && busy.getAndSet(false)) {
      return Optional.of(
          "<iq type='error' id='%s' from='%s'><error type='wait'><resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"
              .formatted(iq.id(), iq.attribute("to").orElseThrow()));
    }
    if (iq.mentions(INFO)) {
      return Optional.of(
          "<iq type='result' id='%s' from='%s'><query xmlns='%s'>%s</query></iq>"
              .formatted(iq.id(), iq.attribute("to").orElseThrow(), INFO, announced));
    }
    return iq.mentions(MAM) ? Optional.of(page(iq)) : Optional.empty();
  }

  private boolean isAsked(Element iq) {
    Optional<String> to = iq.attribute("to");
    return room.isPresent()
        ? to.equals(room)
        : to.map(t -> t.startsWith("herald@")).orElse(iq.mentions(MAM));
  }

  private String from() {
    return room.map(" from='%s'"::formatted).orElse("");
  }

  private String page(Element iq) {
    List<Item> now = List.copyOf(items);
    if (iq.mentions("<before")) {
      return end(iq, now.subList(Math.max(0, now.size() - 1), now.size()), now.size() < 2);
    }
    Optional<String> after = find(iq, "<after>(.*?)</after>");
    int first = after.map(id -> behind(now, id)).orElse(0);
    if (first < 0) {
      return "<iq type='error' id='%s'%s><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"
          .formatted(iq.id(), from());
    }
    int last = Math.min(now.size(), first + page);
    List<Item> found = now.subList(first, last);
    String query = find(iq, "queryid='(.*?)'").orElseThrow();
    String answer =
        found.stream().map(item -> result(item, query)).collect(joining())
            + forged.stream().map(xml -> xml.replace("QUERY", query)).collect(joining())
            + end(iq, found, last == now.size());
    forged.clear();
    items.addAll(late);
    late.clear();
    return answer;
  }

  private static int behind(List<Item> items, String id) {
    return IntStream.range(0, items.size())
        .map(i -> items.size() - 1 - i)
        .filter(i -> items.get(i).id.equals(id))
        .map(i -> i + 1)
        .findFirst()
        .orElse(-1);
  }

  private String end(Element iq, List<Item> page, boolean complete) {
    return "<iq type='result' id='%s'%s><fin xmlns='%s' complete='%s' stable='%s'><set xmlns='http://jabber.org/protocol/rsm'>%s</set></fin></iq>"
        .formatted(
            iq.id(),
            from(),
            MAM,
            complete,
            unstable.getAndUpdate(left -> Math.max(0, left - 1)) == 0,
            page.isEmpty() ? "" : "<last>%s</last>".formatted(page.getLast().id));
  }

  private static Optional<String> find(Element iq, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(iq.xml());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private String result(Item item, String query) {
    return "<message%s><result xmlns='%s' queryid='%s' id='%s'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='%s'/><message xmlns='jabber:client' type='%s' from='%s'%s><body>%s</body></message></forwarded></result></message>"
        .formatted(
            from(),
            MAM,
            query,
            item.id,
            item.sent,
            room.isPresent() ? "groupchat" : "chat",
            item.from,
            room.isPresent() ? "" : " to='herald@example.org'",
            item.text);
  }

  private record Item(String id, String from, String text, Instant sent) {}
}
