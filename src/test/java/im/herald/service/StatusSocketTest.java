package im.herald.service;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.service.StatusSocket.Report;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusSocketTest {
  @TempDir private Path dir;

  @Test
  void whoAsksIsTold() throws IOException {
    Report report = new Report(true, "Rooms: in 1 of 1\nName: Café ☕");
    try (StatusSocket _ = StatusSocket.open(dir, () -> report).orElseThrow()) {
      assertThat(StatusSocket.ask(dir)).contains(report);
      assertThat(StatusSocket.ask(dir)).contains(report);
    }
  }

  @Test
  void withoutASessionItIsOffline() throws IOException {
    Report report = new Report(false, "starts");
    try (StatusSocket _ = StatusSocket.open(dir, () -> report).orElseThrow()) {
      assertThat(StatusSocket.ask(dir)).contains(report);
    }
  }

  @Test
  void whoHangsUpOrSaysNothingHarmsNobody() throws IOException {
    Report report = new Report(true, "x".repeat(1_000_000));
    try (StatusSocket _ = StatusSocket.open(dir, () -> report).orElseThrow();
        SocketChannel silent = SocketChannel.open(address())) {
      SocketChannel.open(address()).close();
      assertThat(StatusSocket.ask(dir)).contains(report);
      assertThat(silent.isConnected()).isTrue();
    }
  }

  @Test
  void nobodyAnswersWhereNoneRuns() throws IOException {
    assertThat(StatusSocket.ask(dir)).isEmpty();
    StatusSocket.open(dir, () -> new Report(true, "here")).orElseThrow().close();
    assertThat(StatusSocket.ask(dir)).isEmpty();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void whatAKillHasLeftGoes() throws IOException {
    ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address()).close();
    assertThat(Files.exists(dir.resolve("herald.sock"))).isTrue();
    Report report = new Report(true, "again");
    try (StatusSocket _ = StatusSocket.open(dir, () -> report).orElseThrow()) {
      assertThat(StatusSocket.ask(dir)).contains(report);
    }
  }

  @Test
  void aPathThatIsTooLongIsNoReasonToEnd() throws IOException {
    Path deep = Files.createDirectories(dir.resolve("d".repeat(120)));
    assertThat(StatusSocket.open(deep, () -> new Report(true, "here"))).isEmpty();
    assertThat(StatusSocket.ask(deep)).isEmpty();
  }

  private UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(dir.resolve("herald.sock"));
  }
}
