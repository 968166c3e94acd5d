package im.herald.http;

import im.herald.config.Secret;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The token that Herald has made for itself, in the store's directory, readable by its user only.
public final class TokenFile {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final Path file;

  /// @param dir the store's, which is there, and whose lock the caller has
  public TokenFile(Path dir) {
    this.file = dir.resolve("http-token");
  }

  /// Where it is.
  public Path path() {
    return file;
  }

  /// The token; makes one of 256 random bits if there is none.
  ///
  /// @throws IOException if it can be neither read nor made
  public Secret token() throws IOException {
    try {
      String kept = Files.readString(file).strip();
      return kept.isEmpty() ? fresh() : new Secret(kept);
    } catch (NoSuchFileException e) {
      return fresh();
    }
  }

  private Secret fresh() throws IOException {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    // Empty if the disk was full when it was made.
    Files.deleteIfExists(file);
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      int _ = channel.write(StandardCharsets.US_ASCII.encode(token + "\n"));
    }
    return new Secret(token);
  }
}
