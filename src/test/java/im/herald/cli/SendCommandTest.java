package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
  @TempDir private Path dir;
  private String file = "";

  @BeforeEach
  void configureAServerThatIsNotThere() throws IOException {
    file = Files.writeString(dir.resolve("a.conf"), configuration(FreePort.find())).toString();
  }

  private static String configuration(int port) {
    return """
    herald {
      account { jid = "herald@localhost", password = "secret" }
      connection { host = "127.0.0.1", port = %d }
      store.dir = "state"
      rooms = [ { jid = "team@rooms.localhost" } ]
    }
    """
        .formatted(port);
  }

  @Test
  void aRecipientThatIsNoJidIsWrongUsage() {
    assertThat(send("-t", "juliet@localhost", "-t", "@nowhere", "hi"))
        .isEqualTo(
            new CommandRun(
                Exit.USAGE, "", "herald: \"@nowhere\" is not a JID (like name@example.org)\n"));
  }

  @Test
  void aRoomIsRefusedBecauseOnlyTheDaemonIsInIt() {
    String team = "team@rooms.localhost";
    assertThat(send("-t", "juliet@localhost", "-t", team, "hi"))
        .isEqualTo(
            new CommandRun(
                Exit.USAGE,
                "",
                "herald: team@rooms.localhost is a room, and this command is in none; tell Herald"
                    + " in a chat: send team@rooms.localhost TEXT\n"));
    assertThat(send("-t", team + "/juliet", "hi").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void withoutARecipientItIsWrongUsage() {
    assertThat(send("hi"))
        .isEqualTo(
            new CommandRun(Exit.USAGE, "", "herald: send needs to know to whom; add -t JID\n"));
  }

  @Test
  void anEmptyTextIsWrongUsage() {
    assertThat(send("-t", "juliet@localhost"))
        .isEqualTo(new CommandRun(Exit.USAGE, "", "herald: there is no text to send\n"));
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    CommandRun run = send("-t", "juliet@localhost", "hi");

    assertThat(run.exit()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("herald: no connection to localhost: ")
        .doesNotContain("Exception");
  }

  @Test
  void leavesTheStoreAlone() {
    send("-t", "juliet@localhost", "hi");

    assertThat(dir.resolve("state")).doesNotExist();
  }

  private CommandRun send(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "send";
    all[1] = "-c";
    all[2] = file;
    System.arraycopy(args, 0, all, 3, args.length);
    return CommandRun.of(dir, all);
  }
}
