package im.herald.xmpp;

import im.herald.message.ArchiveId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.IQReplyFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.mam.element.MamFinIQ;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.jivesoftware.smackx.mam.element.MamVersion;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jivesoftware.smackx.rsm.packet.RSMSet.PageDirection;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;

/// One page of our account's archive (XEP-0313 § 4.1, XEP-0059 § 2.2), as the server ended it. Its
/// messages came before.
///
/// @param complete whether it is the last one
/// @param stable whether the server would give the same page again
/// @param last its last message; empty if it is empty
record ArchivePage(boolean complete, boolean stable, Optional<ArchiveId> last) {
  static final int SIZE = 100;

  private static final MamVersion VERSION = MamVersion.MAM2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The page behind `after`. Waits for the server.
  ///
  /// @param queryId what the messages of the page will bear
  /// @param start what is older is left out
  static ArchivePage after(
      Session session, String queryId, Optional<ArchiveId> after, Optional<Instant> start)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    RSMSet set =
        after
            .map(id -> new RSMSet(SIZE, id.value(), PageDirection.after))
            .orElseGet(() -> new RSMSet(SIZE));
    return ask(
        session, new MamQueryIQ(VERSION, queryId, start.map(ArchivePage::from).orElse(null)), set);
  }

  /// The newest message alone.
  static ArchivePage newest(Session session, String queryId)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    return ask(
        session, new MamQueryIQ(VERSION, queryId, null), new RSMSet(1, "", PageDirection.before));
  }

  private static DataForm from(Instant start) {
    return DataForm.builder(DataForm.Type.submit)
        .setFormType(VERSION.getNamespace())
        .addField(FormField.textSingleBuilder("start").setValue(start.toString()).build())
        .build();
  }

  private static ArchivePage ask(Session session, MamQueryIQ query, RSMSet set)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    query.setType(IQ.Type.set);
    query.addExtension(set);
    MamFinIQ end = answer(session, query, MamFinIQ.class, PATIENCE);
    return new ArchivePage(
        end.isComplete(), end.isStable(), ArchiveId.of(end.getRSMSet().getLast()));
  }

  /// What the server answers to `question` within `patience`. Sends by the session, since Smack may
  /// not come back from sending.
  static <T extends IQ> T answer(Session session, IQ question, Class<T> type, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    StanzaCollector collector =
        session.smack().createStanzaCollector(new IQReplyFilter(question, session.smack()));
    try {
      session.send(question);
      IQ answer = collector.nextResultOrThrow(patience.toMillis());
      if (!type.isInstance(answer)) {
        throw new IOException("the server answered something else");
      }
      return type.cast(answer);
    } finally {
      collector.cancel();
    }
  }
}
