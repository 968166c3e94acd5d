import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.chat2.ChatManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;

/// A bot that echoes, as Smack's manual shows one. Arguments: the port of a server on loopback.
final class BareSmack {
  static void main(String[] arguments) throws Exception {
    XMPPTCPConnection connection =
        new XMPPTCPConnection(
            XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain("example.org")
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(arguments[0]))
                .setUsernameAndPassword("herald", "secret")
                .setSecurityMode(SecurityMode.disabled)
                .addEnabledSaslMechanism("PLAIN")
                .build());
    connection.connect().login();
    ChatManager.getInstanceFor(connection)
        .addIncomingListener(
            (from, message, chat) -> {
              try {
                chat.send(message.getBody());
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Thread.currentThread().join();
  }
}
