package im.herald.xmpp;

import im.herald.config.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// The password that Herald has made for itself, in the store's directory, readable by its user
/// only.
///
/// While it is being changed there are two files, since between asking the server and its answer
/// nobody knows which counts: `password`, which was right, and `password.new`, which may be. Each
/// is on the disk before the server hears of it. Not for several threads at once.
public final class PasswordFile {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private final Path dir;
  private final Path current;
  private final Path proposed;

  /// @param dir the store's directory; made at the first write
  public PasswordFile(Path dir) {
    this.dir = dir;
    this.current = dir.resolve("password");
    this.proposed = dir.resolve("password.new");
  }

  /// Where the password is.
  public Path path() {
    return current;
  }

  /// Those that may be right, the newest first; empty if none was ever made.
  List<Secret> candidates() throws IOException {
    List<Secret> candidates = new ArrayList<>();
    for (Path file : List.of(proposed, current)) {
      if (Files.exists(file)) {
        candidates.add(new Secret(Files.readString(file).strip()));
      }
    }
    return candidates;
  }

  /// Whether it is still unknown which of two counts.
  boolean isUndecided() {
    return Files.exists(proposed);
  }

  /// Makes a new password of 192 random bits and keeps it as the one that may be right. While it is
  /// unknown whether the last one counts, that one again.
  Secret propose() throws IOException {
    if (isUndecided()) {
      return candidates().getFirst();
    }
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    Secret password = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    write(proposed, password);
    return password;
  }

  /// `password` has been accepted: it is the one, and any other is forgotten.
  void settle(Secret password) throws IOException {
    if (Files.exists(proposed)) {
      if (Files.readString(proposed).strip().equals(password.reveal())) {
        Files.move(proposed, current, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.delete(proposed);
      }
      sync(dir);
    }
  }

  /// The proposed one was refused.
  void withdraw() throws IOException {
    Files.deleteIfExists(proposed);
  }

  /// The account is gone, and with it all passwords.
  void delete() throws IOException {
    Files.deleteIfExists(proposed);
    Files.deleteIfExists(current);
  }

  private void write(Path file, Secret password) throws IOException {
    Files.createDirectories(dir);
    Path temporary = dir.resolve("password.tmp");
    Files.deleteIfExists(temporary);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer text = StandardCharsets.UTF_8.encode(password.reveal() + "\n");
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    sync(dir);
  }

  /// A rename is on the disk once its directory is.
  private static void sync(Path dir) throws IOException {
    try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
