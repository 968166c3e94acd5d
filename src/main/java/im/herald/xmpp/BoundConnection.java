package im.herald.xmpp;

import im.herald.xmpp.sasl.ChannelBinding;
import im.herald.xmpp.sasl.LoginChannel;
import im.herald.xmpp.sasl.LoginMethod;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.SecurityRequiredByServerException;
import org.jivesoftware.smack.packet.Mechanisms;
import org.jivesoftware.smack.packet.StartTls;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;

/// Smack's connection, with a login that Herald has chosen: Smack itself knows neither TLS from the
/// first byte, so that it has nothing to bind a login to, nor kinds of channel binding.
abstract class BoundConnection extends XMPPTCPConnection implements LoginChannel {
  private volatile ChannelBinding binding = ChannelBinding.unable();

  BoundConnection(XMPPTCPConnectionConfiguration configuration) {
    super(configuration);
  }

  /// Leaves Smack no other choice than `method`. For a connection that is open, before its login.
  void choose(LoginMethod method, ChannelBinding channelBinding) {
    binding = channelBinding;
    addStreamFeature(new Mechanisms(method.toString()));
  }

  /// A server that offers neither STARTTLS nor a login has offered all that it will: Smack, which
  /// would wait for more, gives up then because it may not go on without TLS.
  @Override
  protected void afterFeaturesReceived()
      throws NotConnectedException, InterruptedException, SecurityRequiredByServerException {
    super.afterFeaturesReceived();
    if (getConfiguration().getSecurityMode() == SecurityMode.required
        && !isSecureConnection()
        && !hasFeature(StartTls.QNAME)) {
      saslFeatureReceived = true;
      notifyWaitingThreads();
    }
  }

  @Override
  public ChannelBinding binding() {
    return binding;
  }
}
