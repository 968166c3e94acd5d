package im.herald.cli;

/// How the process ends. The numbers are those of `sysexits.h` and are part of the contract.
public enum Exit {
  DONE(0),
  FAILED(1),
  USAGE(64),
  UNAVAILABLE(69),
  BUG(70),
  LOGIN_REFUSED(77),
  CONFIGURATION(78);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
