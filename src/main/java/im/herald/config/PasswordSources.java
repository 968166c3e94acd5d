package im.herald.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The places that may hold the account's password. The first that holds one counts, and the others
/// are not looked at.
final class PasswordSources {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final Path file;
  private final Map<String, String> environment;

  PasswordSources(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /// Looks in all of them, in order.
  Optional<Secret> find(Section account) {
    Optional<Secret> written = account.optional("password", Secret::new);
    boolean fileNamed = account.has("password-file");
    Optional<Path> credential = credential();
    if (credential.isPresent()) {
      return inCredential(account, credential.get());
    }
    if (fileNamed) {
      return account.optional("password-file", this::inFile);
    }
    return Optional.ofNullable(environment.get("HERALD_PASSWORD"))
        .filter(password -> !password.isEmpty())
        .map(Secret::new)
        .or(() -> written);
  }

  /// systemd puts it there (`LoadCredential=herald.password:…`), readable for this service only.
  private Optional<Path> credential() {
    return Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
        .map(directory -> Path.of(directory, "herald.password"))
        .filter(Files::exists);
  }

  private static Optional<Secret> inCredential(Section account, Path credential) {
    try {
      return Optional.of(read(credential));
    } catch (BadValue e) {
      account.problem("password", e.message(), e.suggestion());
      return Optional.empty();
    }
  }

  private Secret inFile(String text) throws BadValue {
    Path path = Values.beside(file).read(text);
    Secret secret = read(path);
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

  private boolean inCredentials(Path path) {
    String directory = environment.get("CREDENTIALS_DIRECTORY");
    return directory != null && path.startsWith(directory);
  }

  private static Secret read(Path path) throws BadValue {
    try {
      String password = Files.readString(path).replaceFirst("\\R\\z", "");
      if (password.isEmpty()) {
        throw new BadValue(path + " is empty", "write the password into it");
      }
      return new Secret(password);
    } catch (CharacterCodingException e) {
      throw new BadValue(path + " is not text in UTF-8", "write the password into it");
    } catch (IOException e) {
      throw Files.exists(path)
          ? new BadValue(path + " cannot be read", "make it a file that Herald's user may read")
          : new BadValue("there is no " + path, "make it and chmod 600 it, or leave the line out");
    }
  }
}
