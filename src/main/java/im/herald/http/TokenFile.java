package im.herald.http;

import im.herald.config.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The token that Herald has made for itself, in the store's directory, readable by its user only.
public final class TokenFile {
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final String MADE = "[0-9a-f]{64}";

  private final Path file;

  /// @param dir the store's, which is there, and whose lock the caller has
  public TokenFile(Path dir) {
    this.file = dir.resolve("http-token");
  }

  /// Where it is.
  public Path path() {
    return file;
  }

  /// The token; makes one of 256 random bits if there is none, or none that Herald has made, or
  /// others may read it.
  ///
  /// @throws IOException if it can be neither read nor made
  public Secret token() throws IOException {
    try {
      String kept = Files.readString(file).strip();
      return kept.matches(MADE) && isOurs() ? new Secret(kept) : fresh();
    } catch (NoSuchFileException e) {
      return fresh();
    }
  }

  private boolean isOurs() throws IOException {
    return Files.getPosixFilePermissions(file).equals(OURS);
  }

  private Secret fresh() throws IOException {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OURS))) {
      ByteBuffer line = StandardCharsets.US_ASCII.encode(token + "\n");
      while (line.hasRemaining()) {
        int _ = channel.write(line);
      }
      // A power cut leaves a whole one or none.
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return new Secret(token);
  }
}
