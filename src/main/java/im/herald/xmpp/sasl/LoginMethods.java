package im.herald.xmpp.sasl;

import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.sasl.core.SCRAMSHA1Mechanism;

/// The ways to log in that Smack may take for Herald.
public final class LoginMethods {
  private LoginMethods() {}

  /// Puts Herald's SCRAM in the place of Smack's. For the one place that sets Smack's statics,
  /// after Smack has registered its own.
  public static void register() {
    SASLAuthentication.unregisterSASLMechanism(SCRAMSHA1Mechanism.class.getName());
    for (ScramHash hash : ScramHash.values()) {
      SASLAuthentication.registerSASLMechanism(new ScramLogin(hash));
    }
  }
}
