package im.herald.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The places that may hold the account's password. The first that holds one counts, and the others
/// are not looked at.
final class PasswordSources {
  private final SecretFiles files;
  private final Map<String, String> environment;

  PasswordSources(Path file, Map<String, String> environment) {
    this.files = new SecretFiles("password", file, environment);
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
      return account.optional("password-file", files::read);
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

  private Optional<Secret> inCredential(Section account, Path credential) {
    try {
      return Optional.of(files.given(credential));
    } catch (BadValue e) {
      account.problem("password", e.message(), e.suggestion());
      return Optional.empty();
    }
  }
}
