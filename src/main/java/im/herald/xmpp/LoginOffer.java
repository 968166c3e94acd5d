package im.herald.xmpp;

import im.herald.xmpp.sasl.BindingType;
import im.herald.xmpp.sasl.LoginMethod;
import im.herald.xmpp.sasl.OfferedBindings;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.Mechanisms;

/// What the server offers for a login, as far as Herald knows it.
///
/// @param methods in the server's order
/// @param bindings the kinds of channel binding that both ends can do on this connection, the
///   better first. Empty also where the server does not say which it can (XEP-0440): those that are
///   silent, such as Prosody 0.12 and ejabberd 23.01, can do `tls-unique` only
/// @param canBind whether there is a channel that Herald could bind to
record LoginOffer(List<LoginMethod> methods, Set<BindingType> bindings, boolean canBind) {
  /// @param able what Herald can do on this connection
  static LoginOffer of(XMPPConnection connection, Set<BindingType> able) {
    Mechanisms methods = connection.getFeature(Mechanisms.QNAME);
    OfferedBindings bindings = connection.getFeature(OfferedBindings.QNAME);
    return of(
        methods == null ? List.of() : methods.getMechanisms(),
        bindings == null ? List.of() : bindings.types(),
        able);
  }

  static LoginOffer of(List<String> methods, List<String> bindings, Set<BindingType> able) {
    EnumSet<BindingType> both = EnumSet.noneOf(BindingType.class);
    known(bindings.stream().map(BindingType::named)).filter(able::contains).forEach(both::add);
    return new LoginOffer(
        known(methods.stream().map(LoginMethod::named)).toList(), both, !able.isEmpty());
  }

  private static <T> Stream<T> known(Stream<Optional<T>> named) {
    return named.flatMap(Optional::stream);
  }

  /// Whether it can be taken on this connection.
  boolean allows(LoginMethod method) {
    return methods.contains(method) && (!method.binds() || !bindings.isEmpty());
  }

  /// Whether the server binds logins at all.
  boolean binds() {
    return methods.stream().anyMatch(LoginMethod::binds);
  }
}
