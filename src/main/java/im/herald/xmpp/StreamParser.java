package im.herald.xmpp;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import org.jivesoftware.smack.sm.packet.StreamManagement;
import org.jivesoftware.smack.xml.XmlPullParserException;

/// Smack's parser of a stream. It records each stanza while that is read. At the server's request
/// for an acknowledgement it stops until what came before is durable: Smack answers such a request
/// as soon as it sees it.
final class StreamParser extends BoundedParser {
  private static final QName REQUEST =
      new QName(StreamManagement.NAMESPACE, StreamManagement.AckRequest.ELEMENT);

  /// Inside of the stream's own element.
  private static final int TOP = 2;

  private final Supplier<CompletableFuture<?>> kept;
  private final StanzaRecord record;

  StreamParser(XMLStreamReader reader, Supplier<CompletableFuture<?>> kept, StanzaRecord record) {
    super(reader);
    this.kept = kept;
    this.record = record;
  }

  @Override
  public Event next() throws XmlPullParserException {
    Event event = super.next();
    record.saw(event, this);
    if (event == Event.START_ELEMENT && getDepth() == TOP && REQUEST.equals(getQName())) {
      settle();
    }
    return event;
  }

  private void settle() throws XmlPullParserException {
    try {
      kept.get().get();
    } catch (ExecutionException e) {
      throw new XmlPullParserException(new IOException("what came cannot be kept", e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new XmlPullParserException(new IOException("interrupted while the disk was busy", e));
    }
  }
}
