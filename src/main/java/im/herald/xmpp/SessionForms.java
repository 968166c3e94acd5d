package im.herald.xmpp;

import im.herald.outbox.TextSplitter;
import im.herald.xmpp.adhoc.FormWire;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.Stanza;

/// The way of a form's answer into one session.
record SessionForms(Session session) implements FormWire {
  @Override
  public void send(Stanza stanza) throws IOException, InterruptedException {
    session.send(stanza);
  }

  @Override
  public CompletableFuture<?> fence() throws IOException, InterruptedException {
    return session.fence();
  }

  @Override
  public int textLimit() {
    return TextSplitter.limit(StreamLimits.of(session.smack()));
  }
}
