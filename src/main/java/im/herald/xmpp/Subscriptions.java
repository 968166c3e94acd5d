package im.herald.xmpp;

import im.herald.config.ContactsConfig;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers those who want to see Herald's presence, or no longer do (RFC 6121 § 3). Requests that
/// came while Herald was away are sent again by the server at login (§ 3.1.3).
///
/// Works on one thread of its own, in the order in which stanzas came.
public final class Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  /// What more of them come is for the next login, when the server sends again what was not
  /// answered (§ 3.1.3).
  private static final int MOST_WAITING = 20_000;

  private volatile ContactsConfig config;
  private final CurrentSession current;
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("subscriptions").factory());

  private final AtomicInteger waiting = new AtomicInteger();

  /// Whom we have asked and who has not answered: their `unsubscribed` means "no" and not "no
  /// longer".
  private final Set<BareJid> asked = ConcurrentHashMap.newKeySet();

  public Subscriptions(ContactsConfig config, CurrentSession current) {
    this.config = config;
    this.current = current;
  }

  /// Goes by other rules from now on, as after a reload.
  public void use(ContactsConfig rules) {
    config = rules;
  }

  /// A session begins; its roster knows whom we asked before.
  void begin(Session session) {
    asked.clear();
    for (RosterEntry entry : session.roster().getEntries()) {
      if (entry.isSubscriptionPending()) {
        asked.add(entry.getJid());
      }
    }
  }

  /// Asks `jid` to let us see their presence (§ 3.1.1).
  void ask(Session session, BareJid jid) throws IOException, InterruptedException {
    asked.add(jid);
    send(session, jid, Presence.Type.subscribe);
  }

  /// Takes a presence of one of the four kinds of § 3. Returns at once.
  void take(Presence presence) {
    if (presence.getFrom() == null) {
      return;
    }
    BareJid from = presence.getFrom().asBareJid();
    Presence.Type type = presence.getType();
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      LOG.warn("{} from {} is left to the next login: too many wait", type, from);
      return;
    }
    try {
      work.execute(
          () -> {
            waiting.decrementAndGet();
            current.get().ifPresent(s -> handle(s, from, type));
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("{} from {} came while stopping", type, from);
    }
  }

  /// Takes no more.
  void close() {
    work.shutdown();
  }

  private void handle(Session session, BareJid from, Presence.Type type) {
    try {
      switch (type) {
        case subscribe -> {
          requested(session, from);
          awaitServer(session);
        }
        case subscribed -> {
          asked.remove(from);
          LOG.info("{} lets us see their presence", from);
        }
        case unsubscribed -> denied(session, from);
        case unsubscribe -> forget(session, from, "no longer wants our presence");
        case available, unavailable, error, probe -> {}
      }
    } catch (IOException | SmackException | XMPPErrorException e) {
      LOG.warn("{} from {} could not be answered: {}", type, from, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("{} from {} could not be answered", type, from, e);
    }
  }

  /// A roster item costs servers more than a message: a burst of them would keep everybody's
  /// answers waiting behind it.
  private static void awaitServer(Session session) throws IOException, InterruptedException {
    try {
      session.fence().get(SmackSettings.REPLY_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("the server is slow with subscriptions: {}", e.toString());
    }
  }

  /// § 3.1.3. Whoever is on the roster was added by an admin or accepted before.
  private void requested(Session session, BareJid from) throws IOException, InterruptedException {
    @Nullable RosterEntry entry = session.roster().getEntry(from);
    if (entry == null && config.accept().stream().noneMatch(pattern -> pattern.matches(from))) {
      LOG.info("{} wants to be a contact and is in none of contacts.accept: refused", from);
      send(session, from, Presence.Type.unsubscribed);
      return;
    }
    LOG.info("{} is a contact now", from);
    send(session, from, Presence.Type.subscribed);
    boolean wanted = entry == null || !(entry.canSeeHisPresence() || entry.isSubscriptionPending());
    if (config.addBack() && wanted && !asked.contains(from)) {
      ask(session, from);
    }
  }

  /// § 3.1.6 if it answers our request: then they may still see us. § 3.2.3 if it takes back a yes.
  private void denied(Session session, BareJid from)
      throws SmackException, XMPPErrorException, InterruptedException {
    @Nullable RosterEntry entry = session.roster().getEntry(from);
    if (asked.remove(from) && entry != null && entry.canSeeMyPresence()) {
      LOG.info("{} does not let us see their presence", from);
      return;
    }
    forget(session, from, "does not let us see their presence any more");
  }

  /// Removing the roster item ends both directions (§ 2.5.2). It is gone already if it was us who
  /// began.
  private void forget(Session session, BareJid from, String why)
      throws SmackException, XMPPErrorException, InterruptedException {
    asked.remove(from);
    Roster roster = session.roster();
    @Nullable RosterEntry entry = roster.getEntry(from);
    if (entry != null) {
      LOG.info("{} {}: removed from the contacts", from, why);
      roster.removeEntry(entry);
    }
  }

  private static void send(Session session, BareJid to, Presence.Type type)
      throws IOException, InterruptedException {
    session.send(StanzaBuilder.buildPresence().ofType(type).to(to).build());
  }
}
