package im.herald.xmpp;

import im.herald.builtin.Account;
import im.herald.command.CommandFailure;
import im.herald.config.AccountConfig;
import im.herald.config.Secret;
import im.herald.message.Wording;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.iqregister.packet.Registration;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Herald's account, changed from within its session (XEP-0077 § 3.2, § 3.3).
public final class SessionAccount implements Account {
  private static final Logger LOG = LoggerFactory.getLogger(SessionAccount.class);

  private final AccountConfig account;
  private final CurrentSession current;
  private final PasswordFile file;
  private final Tombstone tombstone;
  private final Runnable gone;

  /// @param gone is run when the account is gone; ends the process
  public SessionAccount(
      AccountConfig account,
      CurrentSession current,
      PasswordFile file,
      Tombstone tombstone,
      Runnable gone) {
    this.account = account;
    this.current = current;
    this.file = file;
    this.tombstone = tombstone;
    this.gone = gone;
  }

  @Override
  public BareJid jid() {
    return account.jid();
  }

  @Override
  public synchronized String changePassword() throws CommandFailure, InterruptedException {
    if (account.password().isPresent()) {
      throw new CommandFailure(
          Wording.of(
              "The password comes from the configuration, where Herald cannot keep a new one;"
                  + " change it there and on the server."));
    }
    Session session = current.orFail();
    try {
      boolean undecided = file.isUndecided();
      Secret password = file.propose();
      change(session, password, undecided);
      file.settle(password);
      return file.path().toString();
    } catch (IOException e) {
      LOG.error("the password file {} cannot be written", file.path(), e);
      throw new CommandFailure(
          Wording.of("The new password could not be kept in %s; the log says why.", file.path()),
          e);
    }
  }

  /// @param undecided whether the server was given `password` before and did not answer: then a
  ///   refusal now does not mean that it does not count
  private void change(Session session, Secret password, boolean undecided)
      throws CommandFailure, IOException, InterruptedException {
    try {
      send(
          session,
          Map.of(
              "username", account.jid().getLocalpart().toString(), "password", password.reveal()));
    } catch (XMPPErrorException e) {
      if (!undecided) {
        file.withdraw();
      }
      throw new CommandFailure(
          Wording.of(
              "The server refused: %s. The password is as it was.",
              ServerWords.of(e.getStanzaError())),
          e);
    } catch (SmackException e) {
      throw new CommandFailure(
          Wording.of(
              "The server did not answer. Herald keeps both passwords and finds out at its next login."),
          e);
    }
  }

  @Override
  public synchronized void delete() throws CommandFailure, InterruptedException {
    Session session = current.orFail();
    tombstone.ask();
    try {
      send(session, Map.of("remove", ""));
    } catch (XMPPErrorException e) {
      tombstone.clear();
      throw new CommandFailure(
          Wording.of(
              "The server refused: %s. The account is as it was.",
              ServerWords.of(e.getStanzaError())),
          e);
    } catch (SmackException e) {
      // § 3.2: servers may close the stream before they answer. Prosody does.
      if (!(session.awaitEnd(Duration.ofSeconds(1)).orElse(null) instanceof SessionEnd.Expelled)) {
        LOG.warn("the server did not say whether it removed {}; the next login tells", jid());
        throw new CommandFailure(
            Wording.of(
                "The server did not say whether it removed the account; the next login tells."),
            e);
      }
    }
    bury();
  }

  private void bury() {
    tombstone.confirm();
    LOG.warn("the account {} was removed on its server", account.jid());
    try {
      file.delete();
    } catch (IOException e) {
      LOG.warn("the password file {} of a removed account stays: {}", file.path(), e.toString());
    }
    gone.run();
  }

  /// Without `to`: the server answers for the account (RFC 6120 § 10.3.3). Prosody knows it so
  /// only.
  private static void send(Session session, Map<String, String> fields)
      throws SmackException, XMPPErrorException, InterruptedException {
    Registration question = new Registration(fields);
    question.setType(IQ.Type.set);
    StanzaCollector answer = session.smack().createStanzaCollectorAndSend(question);
    try {
      answer.nextResultOrThrow();
    } catch (NotConnectedException e) {
      // ejabberd answers and then ends the stream; if both are here, Smack tells of the end only.
      List<Stanza> came = answer.getCollectedStanzasAfterCancelled();
      if (came.isEmpty()) {
        throw e;
      }
      XMPPErrorException.ifHasErrorThenThrow(came.getFirst());
    }
  }
}
