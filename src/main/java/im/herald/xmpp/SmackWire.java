package im.herald.xmpp;

import im.herald.message.OutgoingMessage;
import im.herald.outbox.Wire;
import java.io.IOException;

/// The way of a message into one session.
final class SmackWire implements Wire {
  private final Session session;

  SmackWire(Session session) {
    this.session = session;
  }

  @Override
  public void send(OutgoingMessage message) throws IOException, InterruptedException {
    session.send(StanzaWriter.write(message));
  }

  @Override
  public boolean acknowledges() {
    return session.acknowledges();
  }
}
