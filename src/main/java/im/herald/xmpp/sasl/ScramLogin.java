package im.herald.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.SASLMechanism;
import org.jspecify.annotations.Nullable;

/// SCRAM as Smack wants a mechanism: one object for each login, called first on the thread that
/// logs in and then on Smack's reader. It keeps nothing beyond its login.
final class ScramLogin extends SASLMechanism {
  private static final int NONCE_BYTES = 24;

  /// Before those of Smack's own, which begin at 100.
  private static final int FIRST_PRIORITY = 50;

  private final LoginMethod method;
  private final ScramHash hash;
  private @Nullable ScramClient client;
  private @Nullable ScramProof proof;
  private boolean serverKnowsPassword;

  /// @throws IllegalArgumentException if `method` is not SCRAM
  ScramLogin(LoginMethod method) {
    this.method = method;
    this.hash =
        method.hash().orElseThrow(() -> new IllegalArgumentException(method + " is not SCRAM"));
  }

  @Override
  public String getName() {
    return method.toString();
  }

  /// Smack takes the smallest that the server offers.
  @Override
  public int getPriority() {
    return FIRST_PRIORITY + List.of(LoginMethod.values()).reversed().indexOf(method);
  }

  @Override
  protected SASLMechanism newInstance() {
    return new ScramLogin(method);
  }

  @Override
  protected void authenticateInternal(CallbackHandler handler) throws SmackSaslException {
    throw new SmackSaslException("Herald has the password and asks nobody for it");
  }

  @Override
  protected byte[] getAuthenticationText() throws SmackSaslException {
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    ScramClient begun =
        new ScramClient(
            hash,
            binding(),
            saslPrep(authenticationId),
            Base64.getEncoder().encodeToString(random));
    client = begun;
    return toBytes(begun.first());
  }

  private ChannelBinding binding() throws SmackSaslException {
    ChannelBinding binding =
        connection instanceof LoginChannel channel ? channel.binding() : ChannelBinding.unable();
    if (binding.isBound() != method.binds()) {
      throw new SmackSaslException("%s with %s".formatted(method, binding.header()));
    }
    return binding;
  }

  @Override
  protected byte @Nullable [] evaluateChallenge(byte[] challenge) throws SmackSaslException {
    String text = new String(challenge, StandardCharsets.UTF_8);
    try {
      return answer(text);
    } catch (LoginRefusedException e) {
      throw new SmackSaslException(getName(), e);
    }
  }

  private byte @Nullable [] answer(String text) throws LoginRefusedException, SmackSaslException {
    if (client == null || serverKnowsPassword) {
      throw new LoginRefusedException("it goes on after the end of the login");
    }
    if (proof == null) {
      proof = client.prove(text, saslPrep(password));
      return toBytes(proof.text());
    }
    proof.check(text);
    serverKnowsPassword = true;
    return null;
  }

  /// Success without the server's signature is none.
  @Override
  protected void checkIfSuccessfulOrThrow() throws SmackSaslException {
    if (!serverKnowsPassword) {
      throw new SmackSaslException(
          getName(),
          new LoginRefusedException(
              "it let Herald in before it showed that it knows the password"));
    }
  }
}
