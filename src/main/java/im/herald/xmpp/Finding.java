package im.herald.xmpp;

/// One line of `herald doctor`.
///
/// @param what was looked at
/// @param verdict how it is
/// @param found what was found
/// @param advice what to do about it; empty if nothing
public record Finding(String what, Verdict verdict, String found, String advice) {
  public enum Verdict {
    OK,
    WARNING,
    FAILURE
  }

  public static Finding ok(String what, String found) {
    return new Finding(what, Verdict.OK, found, "");
  }

  public static Finding warning(String what, String found, String advice) {
    return new Finding(what, Verdict.WARNING, found, advice);
  }

  public static Finding failure(String what, String found, String advice) {
    return new Finding(what, Verdict.FAILURE, found, advice);
  }
}
