package im.herald.scripted;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One connection of a client, seen from the server. It answers as a server does, until a fault
/// changes that. The test's thread may call everything but [#serve].
final class Client implements AutoCloseable {
  /// In milliseconds: the end of a connection wakes nobody.
  private static final long POLL = 50;

  private final Socket socket;
  private final Answers answers;
  private final Queue<Element> received = new ConcurrentLinkedQueue<>();
  private final CountDownLatch online = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object writing = new Object();
  private volatile boolean stalled;
  private volatile Duration slowness = Duration.ZERO;
  private volatile String last = "";
  private volatile boolean acknowledges = true;
  private volatile boolean deafOnceResumed;
  private volatile boolean answersPings = true;
  private volatile Consumer<Element> watcher = element -> {};
  private volatile Optional<String> rejected = Optional.empty();
  private final Queue<Element> pings = new ConcurrentLinkedQueue<>();
  private int octetsLeft = Integer.MAX_VALUE;

  Client(Socket socket, Memory memory) {
    this.socket = socket;
    this.answers = new Answers(memory);
  }

  /// Reads and answers until the connection ends.
  void serve() {
    try (this) {
      Elements elements = new Elements(socket.getInputStream());
      for (Optional<Element> next = elements.next(); next.isPresent(); next = elements.next()) {
        if (stalled) {
          closed.await();
        }
        if (closed.await(slowness.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        take(next.get());
      }
    } catch (IOException e) {
      // The client has gone, or a fault has cut it off.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(Element element) throws IOException {
    if (deafOnceResumed && answers.resumed()) {
      return;
    }
    received.add(element);
    synchronized (received) {
      received.notifyAll();
    }
    watcher.accept(element);
    if (element.name().equals(last)) {
      reset();
      return;
    }
    if (rejected.filter(element::mentions).isPresent()) {
      suffer(new Fault.StreamError("policy-violation"));
      return;
    }
    if (!answersPings && element.mentions("urn:xmpp:ping")) {
      pings.add(element);
      return;
    }
    if (element.isStanza() && answers.counts()) {
      answers.handled().incrementAndGet();
    }
    if (element.name().equals("r")) {
      if (acknowledges) {
        acknowledge();
      }
      return;
    }
    send(answers.to(element));
    if (element.name().equals("/stream:stream")) {
      close();
    }
    if (element.name().equals("presence") && element.attribute("type").isEmpty()) {
      online.countDown();
    }
    if (answers.resumed()) {
      online.countDown();
    }
  }

  /// Says something, whoever hears it.
  void talks() {
    try {
      send("<message from='juliet@example.org/x'><body>hello?</body></message>");
    } catch (IOException e) {
      // Nobody hears it any more.
    }
  }

  /// Whether it went on with a session that broke.
  boolean resumed() {
    return answers.resumed();
  }

  /// Says how much it has taken (XEP-0198 § 4), even if it refuses to when asked.
  void acknowledge() throws IOException {
    send("<a xmlns='urn:xmpp:sm:3' h='%d'/>".formatted(answers.handled().get()));
  }

  /// As [#acknowledge], and from now on also when asked.
  void acknowledgeAgain() throws IOException {
    acknowledges = true;
    acknowledge();
  }

  /// Answers the pings that came, and from now on all.
  void answerAgain() throws IOException {
    answersPings = true;
    for (Element ping : pings) {
      send(answers.to(ping));
    }
  }

  /// Not the whole: what has come and is not read yet would make it a reset (RFC 1122 § 4.2.2.13).
  /// Herald may be faster, and have ended both.
  private void endOutput() throws IOException {
    try {
      socket.shutdownOutput();
    } catch (SocketException e) {
      if (!socket.isClosed()) {
        throw e;
      }
    }
  }

  void suffer(Fault fault) throws IOException {
    switch (fault) {
      case Fault.CloseStream() -> {
        send("</stream:stream>");
        endOutput();
      }
      case Fault.StreamError(String condition) -> {
        send(
            "<stream:error><%s xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>"
                .formatted(condition));
        close();
      }
      case Fault.SeeOtherHost(String place) -> answers.sendTo(place);
      case Fault.Reset() -> reset();
      case Fault.Stall() -> stalled = true;
      case Fault.RefuseAcknowledgement() -> acknowledges = false;
      case Fault.RefusePings() -> answersPings = false;
      case Fault.Reject(String text) -> rejected = Optional.of(text);
      case Fault.DeafOnceResumed() -> deafOnceResumed = true;
      case Fault.AuthFailure(String condition) -> answers.refuse(condition);
      case Fault.Slow(Duration each) -> slowness = each;
      case Fault.ResetAt(String element) -> last = element;
      case Fault.Garbage(String text) -> send(text);
      case Fault.DropAfter(int octets) -> {
        synchronized (writing) {
          octetsLeft = octets;
        }
      }
    }
  }

  void send(String xml) throws IOException {
    send(xml.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] octets) throws IOException {
    synchronized (writing) {
      int now = Math.min(octets.length, octetsLeft);
      socket.getOutputStream().write(octets, 0, now);
      if (octetsLeft != Integer.MAX_VALUE) {
        octetsLeft -= now;
        if (octetsLeft == 0) {
          reset();
        }
      }
    }
  }

  private void reset() throws IOException {
    socket.setSoLinger(true, 0);
    close();
  }

  /// What came, in order.
  List<Element> received() {
    return List.copyOf(received);
  }

  /// Waits until something of this kind came.
  ///
  /// @return false if it has not come after `patience`, or the connection has ended without it
  boolean hears(Predicate<Element> kind, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (received) {
      while (received.stream().noneMatch(kind)) {
        if (!isHere() || System.nanoTime() > end) {
          return false;
        }
        received.wait(POLL);
      }
      return true;
    }
  }

  /// Shows `next` all that comes from now on, whatever is forgotten.
  void watch(Consumer<Element> next) {
    watcher = next;
  }

  /// Forgets what came.
  void forget() {
    received.clear();
  }

  /// The messages that came, in order.
  List<Element> messages() {
    return received.stream().filter(element -> element.name().equals("message")).toList();
  }

  /// The resource that the client asked for.
  String resource() {
    return answers.resource();
  }

  /// Counted down at the client's initial presence, or when it has resumed a session.
  CountDownLatch online() {
    return online;
  }

  /// Whether it came online and has not gone.
  boolean isHere() {
    return online.getCount() == 0 && closed.getCount() > 0;
  }

  CountDownLatch closed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    closed.countDown();
  }
}
