package im.herald.xmpp.sasl;

import java.util.stream.Stream;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.sasl.core.SCRAMSHA1Mechanism;
import org.jivesoftware.smack.sasl.core.ScramSha1PlusMechanism;

/// The ways to log in that Smack may take for Herald.
public final class LoginMethods {
  private LoginMethods() {}

  /// Puts Herald's SCRAM in the place of Smack's. For the one place that sets Smack's statics,
  /// after Smack has registered its own.
  public static void register() {
    SASLAuthentication.unregisterSASLMechanism(SCRAMSHA1Mechanism.class.getName());
    SASLAuthentication.unregisterSASLMechanism(ScramSha1PlusMechanism.class.getName());
    // Smack bars its own, which is broken, by its name.
    SASLAuthentication.unBlacklistSASLMechanism(ScramSha1PlusMechanism.NAME);
    Stream.of(LoginMethod.values())
        .filter(method -> method.hash().isPresent())
        .forEach(method -> SASLAuthentication.registerSASLMechanism(new ScramLogin(method)));
    ProviderManager.addStreamFeatureProvider(
        OfferedBindings.ELEMENT, OfferedBindings.NAMESPACE, new OfferedBindings.Provider());
  }
}
