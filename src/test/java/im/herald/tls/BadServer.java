package im.herald.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on a free port of loopback that treats every client by one script.
final class BadServer implements AutoCloseable {
  private final ServerSocket listener;
  private volatile Script script;
  private final List<ByteArrayOutputStream> heard = new CopyOnWriteArrayList<>();
  private final List<Dialogue> open = new CopyOnWriteArrayList<>();

  BadServer(Script script) throws IOException {
    this.script = script;
    this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("bad-server").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// The next clients are treated so.
  void becomes(Script other) {
    script = other;
  }

  /// All that clients have said, in clear.
  String heard() {
    StringBuilder all = new StringBuilder();
    heard.forEach(octets -> all.append(octets.toString(ISO_8859_1)));
    return all.toString();
  }

  private void accept() {
    try {
      while (true) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        heard.add(octets);
        Dialogue dialogue = new Dialogue(listener.accept(), octets);
        open.add(dialogue);
        Thread.ofVirtual().name("bad-dialogue").start(() -> play(dialogue));
      }
    } catch (IOException e) {
      // close() asked for it.
    }
  }

  private void play(Dialogue dialogue) {
    try (dialogue) {
      script.play(dialogue);
    } catch (Exception e) {
      // The client has had enough, as it should.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Dialogue dialogue : open) {
      dialogue.close();
    }
  }

  /// What a server does; then it closes.
  interface Script {
    void play(Dialogue with) throws Exception;
  }
}
