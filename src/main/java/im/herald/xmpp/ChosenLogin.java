package im.herald.xmpp;

import im.herald.xmpp.sasl.BindingType;
import im.herald.xmpp.sasl.ChannelBinding;
import im.herald.xmpp.sasl.LoginMethod;
import im.herald.xmpp.sasl.TlsChannel;
import java.util.Optional;

/// How a login is done: nothing else is tried on its connection.
///
/// @param binding what it is bound to; there if and only if the method binds
/// @param unexpectedly whether Herald could bind it and has not seen the server offer that
record ChosenLogin(LoginMethod method, Optional<BindingType> binding, boolean unexpectedly) {
  /// What the login says about its channel.
  ChannelBinding over(Optional<TlsChannel> channel) {
    if (binding.isPresent()) {
      return channel
          .flatMap(tls -> tls.octets(binding.get()))
          .map(octets -> ChannelBinding.to(binding.get(), octets))
          .orElseThrow(() -> new IllegalStateException("it was there when it was chosen"));
    }
    return unexpectedly ? ChannelBinding.notOffered() : ChannelBinding.unable();
  }

  /// In words: `SCRAM-SHA-256-PLUS (tls-exporter)`.
  @Override
  public String toString() {
    return method + binding.map(type -> " (%s)".formatted(type)).orElse("");
  }
}
