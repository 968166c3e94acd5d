package im.herald.xmpp;

import im.herald.message.StanzaId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what Smack hears on one connection to the events of its session, and the end of each of
/// its streams.
final class StreamListener implements ConnectionListener {
  private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);

  private final Consumer<SessionEnd> ended;

  private StreamListener(Consumer<SessionEnd> ended) {
    this.ended = ended;
  }

  /// Listens from now on.
  static void add(MeteredConnection smack, SessionEvents events, Consumer<SessionEnd> ended) {
    smack.whenMessage(message -> take(message, smack.record(), events, ended));
    smack.whenUnreadable(
        why -> {
          LOG.info("a stanza cannot be read: {}", why.getClass());
          SmackBorder.handOver(() -> takeUnreadable(smack.record(), events, ended));
        });
    smack.whenTorn(
        () ->
            ended.accept(new SessionEnd.Unkept("the connection broke in the middle of a stanza")));
    smack.addStanzaListener(
        SmackBorder.listener(Presence.class, events::subscription), StreamListener::isSubscription);
    smack.addStanzaListener(
        SmackBorder.listener(Presence.class, events::presence),
        stanza -> stanza instanceof Presence && !isSubscription(stanza));
    smack.addStanzaListener(
        SmackBorder.listener(IQ.class, events::answer),
        stanza -> stanza instanceof IQ iq && iq.isResponseIQ());
    // Smack tells nobody of a request that it answers.
    smack.whenAsked(request -> SmackBorder.handOver(() -> events.request(request)));
    // As long as somebody listens, Smack does not send them again after a refused resumption.
    smack.addStanzaDroppedListener(
        stanza -> LOG.debug("{} goes to the next session", stanza.getStanzaId()));
    smack.addStanzaAcknowledgedListener(
        SmackBorder.listener(Stanza.class, stanza -> acknowledged(stanza, events)));
    smack.addConnectionListener(new StreamListener(ended));
  }

  private static void take(
      Message message, StanzaRecord record, SessionEvents events, Consumer<SessionEnd> ended) {
    events.message(message, record::xml);
    endIfNotKept(events, ended);
  }

  private static void takeUnreadable(
      StanzaRecord record, SessionEvents events, Consumer<SessionEnd> ended) {
    if (record.isMessage()) {
      events.unreadable(record.from(), record.xml());
      endIfNotKept(events, ended);
    }
  }

  private static void endIfNotKept(SessionEvents events, Consumer<SessionEnd> ended) {
    CompletableFuture<?> _ =
        events
            .kept()
            .exceptionally(
                e -> {
                  ended.accept(new SessionEnd.Unkept(String.valueOf(e.getMessage())));
                  return null;
                });
  }

  private static boolean isSubscription(Stanza stanza) {
    return stanza instanceof Presence presence
        && switch (presence.getType()) {
          case subscribe, subscribed, unsubscribe, unsubscribed -> true;
          case available, unavailable, error, probe -> false;
        };
  }

  private static void acknowledged(Stanza stanza, SessionEvents events) {
    if (stanza instanceof Message message && message.getStanzaId() != null) {
      events.acknowledged(new StanzaId(message.getStanzaId()));
    }
  }

  @Override
  public void connectionClosed() {
    ended.accept(new SessionEnd.Lost("the server closed the stream"));
  }

  @Override
  public void connectionClosedOnError(Exception e) {
    ended.accept(endOf(e));
  }

  private static SessionEnd endOf(Exception e) {
    if (e instanceof StreamErrorException stream) {
      String said = ServerWords.of(stream.getStreamError());
      return switch (stream.getStreamError().getCondition()) {
        case conflict -> new SessionEnd.Conflict();
        case not_authorized -> new SessionEnd.Expelled(said);
        case bad_format,
            bad_namespace_prefix,
            improper_addressing,
            invalid_from,
            invalid_namespace,
            invalid_xml,
            not_well_formed,
            policy_violation,
            restricted_xml,
            unsupported_encoding,
            unsupported_stanza_type ->
            new SessionEnd.Rejected(said);
        default -> new SessionEnd.Lost(said);
      };
    }
    return new SessionEnd.Broken(Diagnosis.words(e));
  }
}
