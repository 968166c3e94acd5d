package im.herald.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Herald this is. The build writes its version into `im/herald/version.properties`.
public final class Release {
  private static final String FILE = "/im/herald/version.properties";

  private Release() {}

  /// The version, such as `0.1.0`.
  ///
  /// @throws IllegalStateException if the jar was built without it
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Release.class.getResourceAsStream(FILE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    String version = properties.getProperty("version");
    if (version == null) {
      throw new IllegalStateException(FILE + " is missing or has no version: build with Maven");
    }
    return version;
  }
}
