package im.herald.xmpp.manners;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smackx.iqlast.packet.LastActivity;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.BareJid;

/// Tells those who may see Herald's presence for how long nobody has asked it anything (XEP-0012 §
/// 4), and nobody else.
public final class LastActivities {
  public static final String NAMESPACE = LastActivity.NAMESPACE;

  private LastActivities() {}

  /// For the one place that sets Smack's statics. Smack's own reader ends the stream at a number
  /// that is none.
  public static void register() {
    ProviderManager.addIQProvider(LastActivity.ELEMENT, NAMESPACE, new Reader());
  }

  /// Answers what comes on `connection` from now on.
  ///
  /// @param isContact whether somebody may see Herald's presence
  /// @param last when somebody asked, on [System#nanoTime]
  static void answer(XMPPConnection connection, Predicate<BareJid> isContact, LongSupplier last) {
    connection.registerIQRequestHandler(
        new AbstractIqRequestHandler(LastActivity.ELEMENT, NAMESPACE, IQ.Type.get, Mode.sync) {
          @Override
          public IQ handleIQRequest(IQ request) {
            if (request.getFrom() == null || !isContact.test(request.getFrom().asBareJid())) {
              return IQ.createErrorResponse(
                  request, StanzaError.getBuilder(Condition.forbidden).build());
            }
            LastActivity answer = new LastActivity(request.getFrom());
            answer.setType(IQ.Type.result);
            answer.setStanzaId(request.getStanzaId());
            answer.setLastActivity(
                Duration.ofNanos(System.nanoTime() - last.getAsLong()).toSeconds());
            return answer;
          }
        });
  }

  private static final class Reader extends IqProvider<LastActivity> {
    @Override
    public LastActivity parse(
        XmlPullParser parser,
        int initialDepth,
        IqData iqData,
        XmlEnvironment xmlEnvironment,
        JxmppContext context) {
      return new LastActivity();
    }
  }
}
