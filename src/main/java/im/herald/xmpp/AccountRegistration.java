package im.herald.xmpp;

import im.herald.config.Secret;
import im.herald.xmpp.RegistrationForm.Filled;
import im.herald.xmpp.RegistrationResult.AlreadyExists;
import im.herald.xmpp.RegistrationResult.NeedsHuman;
import im.herald.xmpp.RegistrationResult.NotOffered;
import im.herald.xmpp.RegistrationResult.Refused;
import im.herald.xmpp.RegistrationResult.Registered;
import im.herald.xmpp.RegistrationResult.Unreachable;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.StanzaIdFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.iqregister.packet.Registration;
import org.jxmpp.jid.EntityBareJid;

/// Registers the account in-band (XEP-0077 § 3.1), on a connection of its own, before any login.
/// The password goes over TLS, or to this machine.
final class AccountRegistration {
  private static final String GIVE_PASSWORD =
      "give Herald its password (account.password-file, or account.password)";

  private final ConnectionSettings settings;

  AccountRegistration(ConnectionSettings settings) {
    this.settings = settings;
  }

  RegistrationResult register(EntityBareJid account, Secret password) throws InterruptedException {
    Link link;
    try {
      link = settings.open();
    } catch (LoginFailedException e) {
      return new Unreachable(e.failure().text());
    }
    try {
      return register(link.smack(), account, password);
    } finally {
      link.close();
    }
  }

  private RegistrationResult register(
      XMPPTCPConnection smack, EntityBareJid account, Secret password) throws InterruptedException {
    try {
      Registration question = new Registration();
      question.setType(IQ.Type.get);
      question.setTo(account.asDomainBareJid());
      Registration asked = ask(smack, question);
      asked.setFrom(account.asDomainBareJid());
      return switch (new RegistrationForm(asked).fill(account.getLocalpart(), password)) {
        case Filled.Human human -> needsHuman(account, human);
        case Filled.Ready ready -> {
          ask(smack, ready.answer());
          yield new Registered();
        }
      };
    } catch (XMPPErrorException e) {
      return refusal(account, e.getStanzaError());
    } catch (SmackException e) {
      return new Unreachable(new Diagnosis(account.asDomainBareJid()).of(e).text());
    }
  }

  /// Smack's usual way matches answers by our own JID, and we have none yet.
  private static Registration ask(XMPPTCPConnection smack, IQ question)
      throws SmackException, XMPPErrorException, InterruptedException {
    IQ answer =
        smack
            .createStanzaCollectorAndSend(new StanzaIdFilter(question), question)
            .nextResultOrThrow();
    return answer instanceof Registration registration ? registration : new Registration();
  }

  private static NeedsHuman needsHuman(EntityBareJid account, Filled.Human human) {
    return new NeedsHuman(
        "%s does not register %s by itself: %s. Register it by hand%s, then "
                .formatted(
                    account.asDomainBareJid(),
                    account,
                    human.text(),
                    human.url().map(url -> " at " + url).orElse(""))
            + GIVE_PASSWORD,
        human.url());
  }

  /// § 3.1.1, § 3.1.2 and what servers are seen to answer.
  private static RegistrationResult refusal(EntityBareJid account, StanzaError error) {
    String said = ServerWords.of(error);
    return switch (error.getCondition()) {
      case conflict ->
          new AlreadyExists("%s exists already; the server said %s".formatted(account, said));
      case service_unavailable, feature_not_implemented, forbidden, not_allowed, not_authorized ->
          new NotOffered(
              "%s does not register accounts over XMPP: %s. Ask its operator for an account, then "
                      .formatted(account.asDomainBareJid(), said)
                  + GIVE_PASSWORD);
      default ->
          new Refused(
              "%s refused to register %s: %s".formatted(account.asDomainBareJid(), account, said));
    };
  }
}
