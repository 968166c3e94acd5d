package im.herald.cli.demo;

/// The servers that Herald can start for itself.
public enum XmppServerKind {
  PROSODY("Prosody", "prosody"),
  EJABBERD("ejabberd", "ejabberd");

  private final String title;
  private final String packageName;

  XmppServerKind(String title, String packageName) {
    this.title = title;
    this.packageName = packageName;
  }

  /// Its name as its makers write it.
  public String title() {
    return title;
  }

  /// What its package is called in every distribution that has one.
  String packageName() {
    return packageName;
  }
}
