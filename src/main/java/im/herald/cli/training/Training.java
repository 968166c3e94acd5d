package im.herald.cli.training;

import im.herald.cli.Main;
import im.herald.store.SqliteLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// Lives one short life: reads a configuration, opens a store, logs in, answers, and quits because
/// its owner says so. `bin/herald startup-cache` runs it. Beside that it leaves SQLite's library as
/// a file.
public final class Training {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Training() {}

  /// Ends the process; with exit code 0 if all went well.
  ///
  /// @param arguments a folder for it to live in, which it leaves behind
  public static void main(String[] arguments) throws IOException {
    Thread.ofPlatform().daemon().name("training-end").start(Training::giveUp);
    loadTls();
    SqliteLibrary.copyTo(Files.createDirectory(Path.of(arguments[0], "native")));
    TrainingServer server = TrainingServer.start();
    Path configuration =
        Files.writeString(
            Path.of(arguments[0], "herald.conf"),
            """
            herald {
              account { jid = "%s", password = training }
              connection { host = 127.0.0.1, port = %d, security = plain-loopback, mechanisms = [PLAIN] }
              access.owners = ["%s"]
              schedules.never { cron = "0 0 9 1 1 ? 2099", to = ["@owners"], text = "never" }
              store.dir = state
            }
            """
                .formatted(TrainingServer.ACCOUNT, server.port(), TrainingServer.OWNER));
    Main.main(new String[] {"run", "-c", configuration.toString()});
  }

  /// The server has no certificate, so this is no more than the client's first words.
  private static void loadTls() throws SSLException {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine("training.invalid", 5223);
      engine.setUseClientMode(true);
      ByteBuffer words = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), words);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private static void giveUp() {
    try {
      Thread.sleep(LONGEST);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
    System.err.println("herald: the training did not come to its end");
    Runtime.getRuntime().halt(1);
  }
}
