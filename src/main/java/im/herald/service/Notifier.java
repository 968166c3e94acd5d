package im.herald.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the service manager how Herald is (sd_notify(3)): datagrams to the Unix socket that it
/// names in the environment. By libc's `sendto`, for the JDK's Unix sockets know streams only.
///
/// Threads: any. What cannot be sent is logged once and is no failure.
public final class Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

  /// Of Linux.
  private static final int AF_UNIX = 1;

  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /// unix(7): what `sun_path` holds.
  private static final int LONGEST = 108;

  private final MethodHandle sendto;
  private final int socket;
  private final byte[] path;
  private final AtomicBoolean failed = new AtomicBoolean();

  private Notifier(String place) throws Throwable {
    boolean isAbstract = place.startsWith("@");
    this.path =
        (isAbstract ? "\0" + place.substring(1) : place + "\0").getBytes(StandardCharsets.UTF_8);
    if (path.length > LONGEST) {
      throw new IllegalArgumentException("it is longer than %d octets".formatted(LONGEST));
    }
    this.sendto =
        function(
            "sendto",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    MethodHandle open =
        function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    this.socket = (int) open.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
    if (socket < 0) {
      throw new IllegalStateException("there is no socket for it");
    }
  }

  /// Allowed for by `--enable-native-access` in `bin/herald`.
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  /// The service manager of this process; empty if there is none that wants to be told.
  ///
  /// @param environment `NOTIFY_SOCKET` is a path, or `@` and an abstract name
  public static Optional<Notifier> of(Map<String, String> environment) {
    String place = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (place.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Notifier(place));
    } catch (Throwable e) {
      LOG.warn("the service manager at {} cannot be told anything: {}", place, e.getMessage());
      return Optional.empty();
    }
  }

  /// Herald is started.
  public void ready() {
    send("READY=1");
  }

  /// Herald is about to end.
  public void stopping() {
    send("STOPPING=1");
  }

  /// Herald is not stuck.
  void alive() {
    send("WATCHDOG=1");
  }

  /// How Herald is, in a line for people.
  void status(String line) {
    send("STATUS=" + line.replace('\n', ' '));
  }

  private void send(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment message = arena.allocateFrom(JAVA_BYTE, octets);
      MemorySegment address = arena.allocate(JAVA_SHORT.byteSize() + path.length);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, JAVA_SHORT.byteSize(), path.length);
      long sent =
          (long)
              sendto.invokeExact(
                  socket,
                  message,
                  (long) octets.length,
                  MSG_NOSIGNAL,
                  address,
                  Math.toIntExact(address.byteSize()));
      if (sent < 0) {
        complain("the system refuses it");
      }
    } catch (Throwable e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void complain(String why) {
    if (failed.compareAndSet(false, true)) {
      LOG.warn("the service manager cannot be told anything: {}", why);
    }
  }
}
