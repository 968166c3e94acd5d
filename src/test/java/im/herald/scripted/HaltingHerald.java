package im.herald.scripted;

import im.herald.cli.Main;
import java.sql.DriverManager;

/// Herald as it is, on a database that ends the process at a [CrashPoint]. For a process of its
/// own.
final class HaltingHerald {
  /// The name of the system property that names the point.
  static final String POINT = "halts.at";

  /// With which the process ends there.
  static final int EXIT = 137;

  private HaltingHerald() {}

  public static void main(String[] args) throws Exception {
    // The first that takes a URL has it, and SQLite's own is loaded later.
    DriverManager.registerDriver(
        new HaltingDriver(CrashPoint.valueOf(System.getProperty(POINT)), HaltingHerald::halt));
    Main.main(args);
  }

  private static void halt() {
    Runtime.getRuntime().halt(EXIT);
  }
}
