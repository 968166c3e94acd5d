package im.herald.xmpp.sasl;

/// A connection of Smack's that knows what its login is bound to. The mechanisms that Smack makes
/// ask the connection that they log in on.
public interface LoginChannel {
  ChannelBinding binding();
}
