package im.herald.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/// A logged-in stream: reads every stanza on a virtual thread of its own, answers what must be
/// answered and keeps the rest for the [Person] to look at.
///
/// Threads: any.
final class Session {
  private final XmlStream stream;
  private final Duration patience;
  private final BlockingQueue<Element> messages = new LinkedBlockingQueue<>();
  private final List<Element> wordless = new CopyOnWriteArrayList<>();
  private final Queue<Element> archived = new ConcurrentLinkedQueue<>();
  private final Map<String, CompletableFuture<Element>> asked = new ConcurrentHashMap<>();
  private final Map<BareJid, String> subscriptions = new ConcurrentHashMap<>();
  private final Map<BareJid, Element> presences = new ConcurrentHashMap<>();
  private final Map<String, Element> occupants = new ConcurrentHashMap<>();
  private final Map<BareJid, Element> requests = new ConcurrentHashMap<>();
  private final Map<BareJid, Element> refusals = new ConcurrentHashMap<>();

  /// @param patience how long an answer of the server may take
  Session(XmlStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
    Thread.ofVirtual().name("reader").start(this::readUntilTheEnd);
  }

  private void readUntilTheEnd() {
    try {
      while (true) {
        Element stanza = stream.read();
        switch (stanza.name()) {
          case "message" -> message(stanza);
          case "presence" -> presence(stanza);
          case "iq" -> iq(stanza);
          default -> {} // a stream error; the end comes next
        }
      }
    } catch (IOException e) {
      asked.values().forEach(answer -> answer.completeExceptionally(e));
    }
  }

  private void message(Element message) {
    message
        .child("result")
        .flatMap(result -> result.child("forwarded"))
        .flatMap(forwarded -> forwarded.child("message"))
        .ifPresent(archived::add);
    if (message.child("body").isPresent()) {
      messages.add(message);
    } else {
      wordless.add(message);
    }
  }

  private void presence(Element presence) {
    BareJid from = bare(presence.attribute("from"));
    switch (presence.attribute("type")) {
      case "", "unavailable" -> {
        presences.put(from, presence);
        occupants.put(presence.attribute("from"), presence);
      }
      case "error" -> occupants.put(presence.attribute("from"), presence);
      case "subscribe" -> requests.put(from, presence);
      case "unsubscribed" -> refusals.put(from, presence);
      default -> {} // the roster push says the same
    }
  }

  private void iq(Element iq) throws IOException {
    switch (iq.attribute("type")) {
      case "get", "set" -> answer(iq);
      default -> {
        CompletableFuture<Element> waiting = asked.remove(iq.attribute("id"));
        if (waiting != null) {
          waiting.complete(iq);
        }
      }
    }
  }

  private void answer(Element iq) throws IOException {
    boolean push =
        iq.child("query").filter(q -> q.namespace().equals("jabber:iq:roster")).isPresent();
    boolean ping = iq.child("ping").isPresent();
    if (push) {
      noteRoster(iq);
    }
    String to = iq.attribute("from").isEmpty() ? "" : " to='" + iq.attribute("from") + "'";
    String error =
        "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
    stream.write(
        "<iq type='%s' id='%s'%s>%s</iq>"
            .formatted(
                push || ping ? "result" : "error",
                Element.escaped(iq.attribute("id")),
                to,
                push || ping ? "" : error));
  }

  /// Remembers what a roster or a push of it says (RFC 6121 § 2.1).
  void noteRoster(Element iq) {
    iq.child("query").stream()
        .flatMap(query -> query.children().stream())
        .forEach(
            item -> subscriptions.put(bare(item.attribute("jid")), item.attribute("subscription")));
  }

  /// Sends `content` to the own server and waits for the answer, result or error.
  Element asks(String type, String content) {
    return asks("", type, content);
  }

  /// Sends `content` to `to` and waits for the answer, result or error.
  Element asks(String to, String type, String content) {
    return asks(to, type, content, patience);
  }

  /// The same, with a patience of its own.
  Element asks(String to, String type, String content, Duration patience) {
    String id = UUID.randomUUID().toString();
    CompletableFuture<Element> answer = new CompletableFuture<>();
    asked.put(id, answer);
    String address = to.isEmpty() ? "" : "to='" + to + "'";
    write("<iq type='%s' id='%s' %s>%s</iq>".formatted(type, id, address, content));
    return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  void write(String xml) {
    try {
      stream.write(xml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All messages that came without a text.
  List<Element> wordless() {
    return List.copyOf(wordless);
  }

  /// The next message with a text, or nothing when none comes in time.
  @Nullable Element nextMessage() throws InterruptedException {
    return messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What the archive (XEP-0313) has sent since this was last asked.
  List<Element> takeArchived() {
    return Stream.generate(archived::poll).takeWhile(Objects::nonNull).toList();
  }

  /// What the roster says about `contact`, or `remove`.
  String subscription(BareJid contact) {
    return subscriptions.getOrDefault(contact, "remove");
  }

  /// The newest presence of `contact`, available or not.
  @Nullable Element presence(BareJid contact) {
    return presences.get(contact);
  }

  /// The newest presence from the full JID `occupant`, an error included.
  @Nullable Element occupant(String occupant) {
    return occupants.get(occupant);
  }

  /// Whether `contact` asked for a subscription since this was last asked.
  boolean takeRequest(BareJid contact) {
    return requests.remove(contact) != null;
  }

  /// Whether `contact` refused or ended a subscription since this was last asked.
  boolean takeRefusal(BareJid contact) {
    return refusals.remove(contact) != null;
  }

  void close() throws IOException {
    stream.close();
  }

  void cut() throws IOException {
    stream.cut();
  }

  private static BareJid bare(String jid) {
    try {
      return JidCreate.bareFrom(jid);
    } catch (XmppStringprepException e) {
      throw new IllegalStateException("the server sent a JID that is none: " + jid, e);
    }
  }
}
