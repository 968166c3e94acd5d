package im.herald.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/// Somebody with an account and a client, who talks to the bot. Speaks XMPP over a bare socket.
///
/// Whatever is waited for is waited for 15 s; then comes an error that says what did not.
public final class Person implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final EntityBareJid jid;
  private final String password;
  private final Session session;

  private Person(EntityBareJid jid, String password, Session session) {
    this.jid = jid;
    this.password = password;
    this.session = session;
  }

  /// Registers a new account (XEP-0077) and logs in. The account's name is `name` and some random
  /// letters, because tests share a server.
  public static Person register(XmppServer server, String name) {
    String account = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    String password = "secret of " + name;
    try (XmlStream stream = XmlStream.secured(server)) {
      stream.write(
          "<iq type='set' id='register'><query xmlns='jabber:iq:register'><username>%s</username><password>%s</password></query></iq>"
              .formatted(account, password));
      Element answer = stream.read("iq");
      if (!answer.attribute("type").equals("result")) {
        throw new AssertionError("the server did not register " + account + ": " + answer);
      }
      return login(server, JidCreate.entityBareFrom(account + "@" + server.domain()), password);
    } catch (XmppStringprepException e) {
      throw new IllegalArgumentException(name, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Logs in with SASL PLAIN (RFC 4616) inside TLS, binds, reads the roster and becomes available.
  public static Person login(XmppServer server, EntityBareJid jid, String password) {
    try {
      XmlStream stream = XmlStream.secured(server);
      String secret = "\0" + jid.getLocalpart() + "\0" + password;
      stream.write(
          "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>%s</auth>"
              .formatted(
                  Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
      stream.read("success");
      stream.restart();
      stream.waitForEver();
      Session session = new Session(stream, PATIENCE);
      session.asks("set", "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>");
      session.noteRoster(session.asks("get", "<query xmlns='jabber:iq:roster'/>"));
      session.write("<presence/>");
      return new Person(jid, password, session);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public EntityBareJid jid() {
    return jid;
  }

  public String password() {
    return password;
  }

  /// Sends a chat message.
  public void says(BareJid to, String text) {
    session.write(
        "<message type='chat' to='%s' id='%s'><body>%s</body></message>"
            .formatted(to, UUID.randomUUID(), Element.escaped(text)));
  }

  /// The text of the next message that has one, from whomever.
  public String hears() {
    return next().textOf("body");
  }

  /// Says `text` and hears what comes next.
  public String asks(BareJid to, String text) {
    says(to, text);
    return hears();
  }

  /// The next message that has a text, whole.
  public Element next() {
    try {
      Element message = session.nextMessage();
      if (message == null) {
        throw new AssertionError(jid + " heard nothing for " + PATIENCE.toSeconds() + " s");
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// The messages without a text that came so far and have a child `kind`.
  public List<Element> gets(String kind) {
    return session.wordless().stream().filter(m -> m.child(kind).isPresent()).toList();
  }

  /// All messages that the server has kept of and for this person (XEP-0313), page after page.
  /// ejabberd looks through the whole archive for each.
  public List<Element> archive() {
    List<Element> all = new ArrayList<>();
    String after = "";
    while (true) {
      Element answer =
          session.asks(
              "",
              "set",
              "<query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><max>250</max>%s</set></query>"
                  .formatted(after),
              Duration.ofMinutes(2));
      all.addAll(session.takeArchived());
      Element fin = answer.child("fin").orElseThrow(() -> new AssertionError("none: " + answer));
      String last = fin.child("set").map(set -> set.textOf("last")).orElse("");
      if (last.isEmpty() || fin.attribute("complete").equals("true")) {
        return all;
      }
      after = "<after>%s</after>".formatted(Element.escaped(last));
    }
  }

  /// Asks to see the presence of `contact` (RFC 6121 § 3.1). Does not wait for the answer.
  public void subscribesTo(BareJid contact) {
    sendsPresence("subscribe", contact);
  }

  /// Waits until `contact` has asked to see our presence, and allows it.
  public void allows(BareJid contact) {
    isAskedBy(contact);
    sendsPresence("subscribed", contact);
  }

  /// Waits until `contact` has asked to see our presence, and refuses.
  public void refuses(BareJid contact) {
    isAskedBy(contact);
    sendsPresence("unsubscribed", contact);
  }

  /// Waits until `contact` has asked to see our presence.
  public void isAskedBy(BareJid contact) {
    await("%s asks %s for a subscription".formatted(contact, jid))
        .atMost(PATIENCE)
        .until(() -> session.takeRequest(contact));
  }

  /// Waits until `contact` has refused us its presence, or taken it away.
  public void isRefusedBy(BareJid contact) {
    await("%s refuses %s its presence".formatted(contact, jid))
        .atMost(PATIENCE)
        .until(() -> session.takeRefusal(contact));
  }

  /// Waits until the roster says `state` about `contact`: `none`, `to`, `from`, `both`, or `remove`
  /// where it is not there.
  public void waitsForSubscription(BareJid contact, String state) {
    await("the roster of %s says %s about %s".formatted(jid, state, contact))
        .atMost(PATIENCE)
        .until(() -> session.subscription(contact), state::equals);
  }

  /// The newest presence of `contact`, waited for if none came yet. Its `type` is `unavailable`
  /// after it went away; `show` and `status` are children.
  public Element presenceOf(BareJid contact) {
    return Objects.requireNonNull(
        await("%s gets a presence of %s".formatted(jid, contact))
            .atMost(PATIENCE)
            .until(() -> session.presence(contact), Objects::nonNull));
  }

  /// Waits until `contact` shows itself so.
  ///
  /// @param show `online`, `unavailable`, or a show of RFC 6121 § 4.7.2.1
  public void sees(BareJid contact, String show, String status) {
    await("%s sees %s %s \"%s\"".formatted(jid, contact, show, status))
        .atMost(PATIENCE)
        .until(
            () -> {
              Element presence = session.presence(contact);
              return presence == null ? "" : showOf(presence) + " " + presence.textOf("status");
            },
            (show + " " + status)::equals);
  }

  private static String showOf(Element presence) {
    if (presence.attribute("type").equals("unavailable")) {
      return "unavailable";
    }
    String show = presence.textOf("show");
    return show.isEmpty() ? "online" : show;
  }

  /// Waits until the server has dealt with all that we sent: it takes our stanzas in order (RFC
  /// 6120 § 10.1). ejabberd was seen to need 0.7 s to store its first offline message; who logs in
  /// meanwhile gets it at the next login only.
  public void waitsUntilServerIsDone() {
    session.asks("get", "<ping xmlns='urn:xmpp:ping'/>");
  }

  /// Asks `to` for a change, and waits for the answer, result or error.
  Element asks(String to, String content) {
    return session.asks(to, "set", content);
  }

  /// Asks `to` for something, and waits for the answer, result or error.
  Element gets(String to, String content) {
    return session.asks(to, "get", content);
  }

  /// Asks our own account for something, and waits for the answer, result or error.
  Element wants(String content) {
    return session.asks("get", content);
  }

  /// The type of the newest presence from the full JID `occupant`: empty if it is there,
  /// `unavailable`, `error`, or `unknown` if none came yet.
  String occupantIs(String occupant) {
    Element presence = session.occupant(occupant);
    return presence == null ? "unknown" : presence.attribute("type");
  }

  /// Sends XML as it is, right or wrong.
  public void writes(String xml) {
    session.write(xml);
  }

  /// Vanishes without a word, as when the network is gone.
  public void closesAbruptly() {
    try {
      session.cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Logs out.
  @Override
  public void close() {
    try {
      session.close();
    } catch (IOException e) {
      // The other side was first. Either way it is closed.
    }
  }

  private void sendsPresence(String type, BareJid to) {
    session.write("<presence type='%s' to='%s'/>".formatted(type, to));
  }
}
