package im.herald.service;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says how Herald is to whoever connects to a Unix socket in the store's directory. That directory
/// is its user's own, and so is who may ask.
///
/// The answer is a line, `online` or `offline`, and then text for people; then the end.
public final class StatusSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusSocket.class);
  private static final String NAME = "herald.sock";
  private static final String ONLINE = "online";
  private static final String OFFLINE = "offline";

  private final Path place;
  private final ServerSocketChannel socket;

  private StatusSocket(Path place, ServerSocketChannel socket) {
    this.place = place;
    this.socket = socket;
  }

  /// How Herald is.
  ///
  /// @param online whether it has a session
  /// @param text for people
  public record Report(boolean online, String text) {}

  /// Answers from now on, on threads of its own. Where there can be no socket, as with a path of
  /// more than 100 octets (unix(7)), the log says so and nobody can ask.
  ///
  /// @param dir the store's, whose lock the caller has; a socket that a kill left there goes
  /// @param report called for each that asks
  public static Optional<StatusSocket> open(Path dir, Supplier<Report> report) {
    Path place = dir.resolve(NAME);
    try {
      Files.deleteIfExists(place);
      ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        socket.bind(UnixDomainSocketAddress.of(place));
      } catch (IOException e) {
        socket.close();
        throw e;
      }
      StatusSocket opened = new StatusSocket(place, socket);
      Thread.ofPlatform().daemon().name("status").start(() -> opened.serve(report));
      return Optional.of(opened);
    } catch (IOException e) {
      LOG.warn("herald status has no answer, for there is no {}: {}", place, e.getMessage());
      return Optional.empty();
    }
  }

  /// Asks the Herald whose store is in `dir`.
  ///
  /// @return empty if none runs there
  /// @throws IOException if one runs there and gives no answer
  public static Optional<Report> ask(Path dir) throws IOException {
    try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        socket.connect(UnixDomainSocketAddress.of(dir.resolve(NAME)));
      } catch (IOException e) {
        return Optional.empty();
      }
      byte[] answer = Channels.newInputStream(socket).readAllBytes();
      String[] parts = new String(answer, StandardCharsets.UTF_8).split("\n", 2);
      if (parts.length < 2) {
        throw new IOException("it hung up");
      }
      return Optional.of(new Report(parts[0].equals(ONLINE), parts[1]));
    }
  }

  private void serve(Supplier<Report> report) {
    while (socket.isOpen()) {
      try {
        SocketChannel asking = socket.accept();
        Thread.ofVirtual().name("status answer").start(() -> answer(asking, report));
      } catch (IOException e) {
        if (socket.isOpen()) {
          LOG.warn("herald status has no answer any more: {}", e.getMessage());
          return;
        }
      }
    }
  }

  private static void answer(SocketChannel asking, Supplier<Report> report) {
    try (asking) {
      Report now = report.get();
      String text = (now.online() ? ONLINE : OFFLINE) + "\n" + now.text();
      ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (octets.hasRemaining()) {
        asking.write(octets);
      }
    } catch (IOException e) {
      LOG.debug("who asked for the status is gone", e);
    }
  }

  /// Answers no more.
  @Override
  public void close() {
    try {
      socket.close();
      Files.deleteIfExists(place);
    } catch (IOException e) {
      LOG.debug("the next start takes {} away", place, e);
    }
  }
}
