package im.herald.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/// Files that hold a secret and nothing else, but for a newline at its end.
final class SecretFiles {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final String what;
  private final Path configuration;
  private final Map<String, String> environment;

  /// @param what the secret is, for messages
  /// @param configuration the file that names them
  SecretFiles(String what, Path configuration, Map<String, String> environment) {
    this.what = what;
    this.configuration = configuration;
    this.environment = environment;
  }

  /// What is in the file that the operator named, which nobody but its owner may read.
  Secret read(String text) throws BadValue {
    Path path = Values.beside(configuration).read(text);
    Secret secret = given(path);
    try {
      if (!inCredentials(path)
          && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
        throw new BadValue("others can read " + path, "run chmod 600 " + path);
      }
    } catch (UnsupportedOperationException e) {
      // A file system without such permissions: they cannot be wrong.
      return secret;
    } catch (IOException e) {
      throw new BadValue(path + " cannot be read", "look at its permissions");
    }
    return secret;
  }

  /// The same, whoever may read it.
  Secret given(Path path) throws BadValue {
    try {
      String text = Files.readString(path).replaceFirst("\\R\\z", "");
      if (text.isEmpty()) {
        throw new BadValue(path + " is empty", "write the %s into it".formatted(what));
      }
      return new Secret(text);
    } catch (CharacterCodingException e) {
      throw new BadValue(path + " is not text in UTF-8", "write the %s into it".formatted(what));
    } catch (IOException e) {
      throw Files.exists(path)
          ? new BadValue(path + " cannot be read", "make it a file that Herald's user may read")
          : new BadValue("there is no " + path, "make it and chmod 600 it, or leave the line out");
    }
  }

  /// systemd's, whose files a group may read.
  private boolean inCredentials(Path path) {
    String directory = environment.get("CREDENTIALS_DIRECTORY");
    return directory != null && path.startsWith(directory);
  }
}
