package im.herald.cli;

import ch.qos.logback.classic.Level;

/// How much is logged: the daemon tells what it does; the other commands answer, and log only what
/// they cannot explain.
final class LogLevel {
  private static final String PROPERTY = "herald.log.level";

  private static final String LIBRARIES = "herald.log.level.libraries";

  private LogLevel() {}

  static Level ofLibraries() {
    return Level.toLevel(System.getProperty(LIBRARIES), Level.WARN);
  }

  static Level ofHerald() {
    return Level.toLevel(System.getProperty(PROPERTY), Level.INFO);
  }

  /// Sets it for the command that `args` name, unless it was given to Java. Before the first logger
  /// is made.
  static void choose(String[] args) {
    String first = args.length == 0 || args[0].startsWith("-") ? "run" : args[0];
    boolean logs = first.equals("run") || first.equals("demo");
    if (!logs && System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "ERROR");
      System.setProperty(LIBRARIES, "ERROR");
    }
  }
}
