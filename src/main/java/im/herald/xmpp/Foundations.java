package im.herald.xmpp;

/// What a session needs whoever it is with, to be loaded before it is needed.
public final class Foundations {
  private Foundations() {}

  /// Smack with its readers. Until that is done nobody else should use Smack: its classes need one
  /// another, and two threads that load them can lock each other up.
  public static void loadSmack() {
    SmackSettings.apply();
  }

  /// The certificates that the system trusts.
  public static void loadIssuers() {
    Issuers.ofTheSystem();
  }
}
