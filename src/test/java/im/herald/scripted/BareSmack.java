package im.herald.scripted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.ReconnectionManager;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;

/// Smack on a scripted server as its manual shows it, without Herald: it reconnects by itself a
/// second after a loss, and has stream management on.
final class BareSmack implements AutoCloseable {
  private final XMPPTCPConnection connection;

  private BareSmack(XMPPTCPConnection connection) {
    this.connection = connection;
  }

  /// Logs in.
  static BareSmack on(ScriptedServer server)
      throws IOException, SmackException, XMPPException, InterruptedException {
    XMPPTCPConnection connection =
        new XMPPTCPConnection(
            XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(Answers.DOMAIN)
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setUsernameAndPassword("herald", "secret")
                .setResource("herald")
                .setSecurityMode(SecurityMode.disabled)
                .addEnabledSaslMechanism("PLAIN")
                .build());
    ReconnectionManager reconnection = ReconnectionManager.getInstanceFor(connection);
    reconnection.setFixedDelay(1);
    reconnection.enableAutomaticReconnection();
    connection.connect();
    connection.login();
    return new BareSmack(connection);
  }

  XMPPTCPConnection connection() {
    return connection;
  }

  /// Sends so many messages.
  ///
  /// @return their ids
  List<String> say(int count) throws SmackException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Message message =
          connection
              .getStanzaFactory()
              .buildMessageStanza()
              .to(JidCreate.bareFromOrThrowUnchecked("juliet@" + Answers.DOMAIN))
              .setBody("number " + i)
              .build();
      connection.sendStanza(message);
      ids.add(message.getStanzaId());
    }
    return ids;
  }

  /// Without a word, and without waiting for Smack, which may hang.
  @Override
  public void close() {
    ReconnectionManager.getInstanceFor(connection).disableAutomaticReconnection();
    Thread.ofPlatform().daemon().name("bare-smack-end").start(connection::instantShutdown);
  }
}
