package im.herald.xmpp.archive;

import im.herald.message.ArchiveId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.mam.element.MamFinIQ;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.jivesoftware.smackx.mam.element.MamVersion;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jivesoftware.smackx.rsm.packet.RSMSet.PageDirection;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.Jid;

/// One page of an archive (XEP-0313 § 4.1, XEP-0059 § 2.2), as whoever keeps it ended it. Its
/// messages came before.
///
/// @param complete whether it is the last one
/// @param stable whether the same page would be given again
/// @param last its last message; empty if it is empty
public record ArchivePage(boolean complete, boolean stable, Optional<ArchiveId> last) {
  public static final int SIZE = 100;

  private static final MamVersion VERSION = MamVersion.MAM2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The page behind `after`. Waits for it.
  ///
  /// @param room whose archive it is; empty for our account's
  /// @param queryId what the messages of the page will bear
  /// @param start what is older is left out
  static ArchivePage after(
      Questions questions,
      Optional<? extends Jid> room,
      String queryId,
      Optional<ArchiveId> after,
      Optional<Instant> start)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    RSMSet set =
        after
            .map(id -> new RSMSet(SIZE, id.value(), PageDirection.after))
            .orElseGet(() -> new RSMSet(SIZE));
    return ask(
        questions,
        room,
        new MamQueryIQ(VERSION, queryId, start.map(ArchivePage::from).orElse(null)),
        set);
  }

  /// The newest message alone.
  static ArchivePage newest(Questions questions, Optional<? extends Jid> room, String queryId)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    return ask(
        questions,
        room,
        new MamQueryIQ(VERSION, queryId, null),
        new RSMSet(1, "", PageDirection.before));
  }

  private static DataForm from(Instant start) {
    return DataForm.builder(DataForm.Type.submit)
        .setFormType(VERSION.getNamespace())
        .addField(FormField.textSingleBuilder("start").setValue(start.toString()).build())
        .build();
  }

  private static ArchivePage ask(
      Questions questions, Optional<? extends Jid> room, MamQueryIQ query, RSMSet set)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    query.setType(IQ.Type.set);
    room.ifPresent(query::setTo);
    query.addExtension(set);
    MamFinIQ end = questions.answer(query, MamFinIQ.class, PATIENCE);
    return new ArchivePage(
        end.isComplete(), end.isStable(), ArchiveId.of(end.getRSMSet().getLast()));
  }
}
