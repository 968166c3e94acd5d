package im.herald.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What listens at `NOTIFY_SOCKET`: a datagram socket of libc, for the JDK has none of this kind.
final class ServiceManager implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SHUT_RDWR = 2;
  private static final int LONGEST = 4_096;

  private final int socket;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Thread reader = Thread.ofPlatform().daemon().unstarted(this::read);

  /// @param place as in `NOTIFY_SOCKET`
  ServiceManager(String place) throws Throwable {
    socket =
        (int) function("socket", JAVA_INT, JAVA_INT, JAVA_INT).invokeExact(AF_UNIX, SOCK_DGRAM, 0);
    byte[] path =
        (place.startsWith("@") ? "\0" + place.substring(1) : place + "\0")
            .getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(2 + path.length);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
      int bound =
          (int)
              function("bind", JAVA_INT, ADDRESS, JAVA_INT)
                  .invokeExact(socket, address, Math.toIntExact(address.byteSize()));
      assertThat(bound).isZero();
    }
    reader.start();
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        name.equals("recv")
            ? FunctionDescriptor.of(JAVA_LONG, arguments)
            : FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private void read() {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle recv = function("recv", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
      MemorySegment buffer = arena.allocate(LONGEST);
      long length = (long) recv.invokeExact(socket, buffer, (long) LONGEST, 0);
      while (length > 0) {
        byte[] octets = buffer.asSlice(0, length).toArray(JAVA_BYTE);
        told.add(new String(octets, StandardCharsets.UTF_8));
        length = (long) recv.invokeExact(socket, buffer, (long) LONGEST, 0);
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// What it is told next.
  @Nullable String next() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }

  /// Waits until it is told nothing for so long.
  void awaitSilence(Duration length) throws InterruptedException {
    while (told.poll(length.toMillis(), TimeUnit.MILLISECONDS) != null) {
      // Not silent yet.
    }
  }

  @Override
  public void close() throws Exception {
    try {
      int _ = (int) function("shutdown", JAVA_INT, JAVA_INT).invokeExact(socket, SHUT_RDWR);
      reader.join();
      int _ = (int) function("close", JAVA_INT).invokeExact(socket);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
