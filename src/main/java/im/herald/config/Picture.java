package im.herald.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// A PNG picture (RFC 2083) that clients can show beside what Herald says. PNG, because that is the
/// one type that all of them know (XEP-0084 § 3).
public final class Picture {
  /// In octets. In XML it is a third longer, and must fit into one stanza: there are servers that
  /// end the stream at 64 KiB.
  static final int LARGEST = 32 * 1024;

  private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");

  /// Where the width stands, and the height behind it.
  private static final int WIDTH = 16;

  private final byte[] octets;

  private Picture(byte[] octets) {
    this.octets = octets;
  }

  /// The one in `file`.
  ///
  /// @throws IOException if it cannot be read, or is none, or too large
  public static Picture read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(
          "it has %d octets, and %d are the most".formatted(Files.size(file), LARGEST));
    }
    byte[] octets = Files.readAllBytes(file);
    boolean isPng =
        octets.length >= WIDTH + 8
            && Arrays.equals(SIGNATURE, Arrays.copyOf(octets, SIGNATURE.length));
    if (!isPng) {
      throw new IOException("it is no PNG picture");
    }
    return new Picture(octets);
  }

  public byte[] octets() {
    return octets.clone();
  }

  /// In pixels.
  public int width() {
    return ByteBuffer.wrap(octets).getInt(WIDTH);
  }

  /// In pixels.
  public int height() {
    return ByteBuffer.wrap(octets).getInt(WIDTH + 4);
  }
}
