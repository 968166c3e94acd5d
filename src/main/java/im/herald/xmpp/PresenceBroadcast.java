package im.herald.xmpp;

import im.herald.builtin.OwnPresence;
import im.herald.command.CommandFailure;
import im.herald.config.PresenceConfig;
import im.herald.message.CleanText;
import im.herald.message.Show;
import im.herald.message.Wording;
import im.herald.store.StoreException;
import im.herald.xmpp.archive.Questions;
import java.io.IOException;
import java.util.Optional;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Herald shows of itself (RFC 6121 § 4.7): kept, sent at each login, and to everybody at once
/// when it changes.
public final class PresenceBroadcast implements OwnPresence {
  private static final Logger LOG = LoggerFactory.getLogger(PresenceBroadcast.class);
  private static final String SHOW = "presence.show";
  private static final String STATUS = "presence.status";

  private final KeptValues kept;
  private final PresenceConfig configured;
  private final PublishedProfile profile;
  private final CurrentSession current;

  /// @param configured what is shown until [#set] is called for the first time
  public PresenceBroadcast(
      KeptValues kept,
      PresenceConfig configured,
      PublishedProfile profile,
      CurrentSession current) {
    this.profile = profile;
    this.kept = kept;
    this.configured = configured;
    this.current = current;
  }

  @Override
  public synchronized void set(State state) throws CommandFailure, InterruptedException {
    keep(state);
    Optional<Session> session = current.get();
    if (session.isPresent()) {
      try {
        send(session.get());
      } catch (IOException e) {
        LOG.info("the new presence goes out at the next login: {}", e.getMessage());
      }
    }
  }

  private void keep(State state) throws CommandFailure {
    try {
      kept.put(STATUS, CleanText.of(state.status()));
      kept.put(SHOW, state.show().toString());
    } catch (StoreException e) {
      LOG.error("the new presence could not be kept", e);
      throw new CommandFailure(
          Wording.of("The presence could not be kept, so it is as it was."), e);
    }
  }

  @Override
  public State current() {
    Optional<Show> show = kept.get(SHOW).flatMap(Show::parse);
    return show.map(s -> new State(s, kept.get(STATUS).orElse("")))
        .orElseGet(() -> new State(configured.show(), CleanText.of(configured.status())));
  }

  /// A session is about to begin that asks by `server`. Returns at once.
  void begin(Questions server) {
    profile.begin(server);
  }

  /// Says it over `session`. At its beginning this is the initial presence (§ 4.2), upon which the
  /// server sends what waited.
  void send(Session session) throws IOException {
    State state = current();
    PresenceBuilder presence = StanzaBuilder.buildPresence().ofType(Presence.Type.available);
    mode(state.show()).ifPresent(presence::setMode);
    if (!state.status().isBlank()) {
      presence.setStatus(state.status());
    }
    profile.update().ifPresent(presence::addExtension);
    session.sendNow(presence.build());
  }

  private static Optional<Presence.Mode> mode(Show show) {
    return switch (show) {
      case ONLINE -> Optional.empty();
      case CHAT -> Optional.of(Presence.Mode.chat);
      case AWAY -> Optional.of(Presence.Mode.away);
      case XA -> Optional.of(Presence.Mode.xa);
      case DND -> Optional.of(Presence.Mode.dnd);
    };
  }
}
