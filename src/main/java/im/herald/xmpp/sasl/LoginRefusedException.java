package im.herald.xmpp.sasl;

/// Herald ends the login, because of what the server said in it. The message is for the operator;
/// the login may be tried again, for the server may have been mended.
public final class LoginRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  LoginRefusedException(String message) {
    super(message);
  }
}
