package im.herald.xmpp.upload;

import im.herald.message.StanzaId;
import im.herald.xmpp.archive.Questions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NoResponseException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.Jid;

/// Who takes files for people of our server (XEP-0363 § 4).
///
/// @param most how large a file may be, in octets
record UploadService(Jid address, long most) {
  /// Of what the server has; a server has a few.
  private static final int MOST_ITEMS = 20;

  /// What the server at `domain` has.
  ///
  /// @return empty if it has none
  static Optional<UploadService> find(Questions server, DomainBareJid domain, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    Optional<UploadService> itself = ask(server, domain, patience);
    if (itself.isPresent()) {
      return itself;
    }
    DiscoverItems question = new DiscoverItems();
    question.setType(IQ.Type.get);
    question.setTo(domain);
    for (DiscoverItems.Item item :
        server.answer(question, DiscoverItems.class, patience).getItems().stream()
            .filter(item -> isPartOf(domain, item.getEntityID()))
            .limit(MOST_ITEMS)
            .toList()) {
      Optional<UploadService> one = ask(server, item.getEntityID(), patience);
      if (one.isPresent()) {
        return one;
      }
    }
    return Optional.empty();
  }

  /// What people say here is nobody else's.
  private static boolean isPartOf(DomainBareJid domain, Jid address) {
    return address.isDomainBareJid()
        && (address.equals(domain) || address.toString().endsWith("." + domain));
  }

  private static Optional<UploadService> ask(Questions server, Jid address, Duration patience)
      throws SmackException, IOException, InterruptedException {
    DiscoverInfo question = DiscoverInfo.builder(StanzaId.random().value()).to(address).build();
    try {
      DiscoverInfo info = server.answer(question, DiscoverInfo.class, patience);
      return info.containsFeature(Slot.NAMESPACE)
          ? Optional.of(new UploadService(address, most(info)))
          : Optional.empty();
    } catch (XMPPErrorException | NoResponseException e) {
      // That one says nothing of itself; the next may.
      return Optional.empty();
    }
  }

  private static long most(DiscoverInfo info) {
    try {
      return Optional.ofNullable(DataForm.from(info, Slot.NAMESPACE))
          .map(form -> form.getField("max-file-size"))
          .map(FormField::getFirstValue)
          .map(Long::parseLong)
          .orElse(Long.MAX_VALUE);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /// Asks for a place for so many octets of text.
  Slot slot(Questions server, int size, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    return server.answer(new Request(address, size), Slot.class, patience);
  }

  private static final class Request extends IQ {
    private final int size;

    Request(Jid to, int size) {
      super("request", Slot.NAMESPACE);
      this.size = size;
      setType(Type.get);
      setTo(to);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.attribute("filename", "answer.txt");
      xml.attribute("size", String.valueOf(size));
      xml.attribute("content-type", Uploads.TYPE);
      xml.setEmptyElement();
      return xml;
    }
  }
}
