package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import im.herald.cli.demo.Certificate;
import im.herald.it.OnEachServer;
import im.herald.it.Person;
import im.herald.it.XmppServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The subcommands that speak to a server, each as somebody would type it.
@OnEachServer
class SubcommandsIT {
  private final XmppServer server;
  @TempDir private Path dir;
  private final String account;

  SubcommandsIT(XmppServer server) {
    this.server = server;
    this.account = "herald-%s@%s".formatted(UUID.randomUUID(), server.domain());
  }

  @Test
  void anAccountIsRegisteredOnceAndRemovedForGood() throws Exception {
    String file = configuration(server.caFile(), "");

    CommandRun registered = run(file, "register");
    assertThat(registered)
        .isEqualTo(
            new CommandRun(
                Exit.DONE,
                account
                    + " is registered. Herald made its password and keeps it in "
                    + dir.resolve("state/password")
                    + ".\n",
                ""));

    CommandRun again = run(file, "register");
    assertThat(again.exit()).isEqualTo(Exit.LOGIN_REFUSED);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains(account + " exists already", "conflict");

    CommandRun removed = run(file, "unregister", "--yes");
    assertThat(removed.err()).isEmpty();
    assertThat(removed.exit()).isEqualTo(Exit.DONE);
    assertThat(removed.out()).startsWith(account + " is removed.");
    assertThat(dir.resolve("state/password")).doesNotExist();
    assertThat(run(file, "unregister", "--yes").out())
        .isEqualTo(account + " was removed before.\n");
    CommandRun looked = run(file, "doctor");
    assertThat(looked.exit()).isEqualTo(Exit.LOGIN_REFUSED);
    assertThat(looked.out())
        .contains(account + " was deleted", "-> herald register makes it again")
        .doesNotContain("the first herald run registers");

    assertThat(run(file, "register").exit())
        .as("the name is free again, and the deletion forgotten")
        .isEqualTo(Exit.DONE);
    CommandRun last = run(file, "unregister", "--yes");
    assertThat(last.err()).isEmpty();
    assertThat(last.exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void initAsksForTheAuthorityOfAServerThatIsNotTrusted() throws Exception {
    Path file = dir.resolve("made.conf");
    String place = server.host() + ":" + server.port();

    CommandRun run =
        init(
            file,
            account,
            "",
            "",
            place,
            dir.resolve("none.pem").toString(),
            server.caFile().toString());

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.DONE);
    assertThat(run.out())
        .contains("FAILURE  TLS", "none.pem cannot be read", "OK       TLS", "Wrote " + file);
    assertThat(file).content().contains("ca-file = \"" + server.caFile() + "\"");
    assertThat(run(file.toString(), "check").out()).isEqualTo("OK\n");
  }

  @Test
  void initWithoutThatAuthorityGoesOn() {
    Path file = dir.resolve("made.conf");

    CommandRun run = init(file, account, "", "", server.host() + ":" + server.port(), "", "n");

    assertThat(run.exit()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(run.out()).endsWith("Nothing was written.\n");
    assertThat(run.out().lines())
        .as("each question has a line")
        .contains("Account (such as herald@example.org):");
  }

  private CommandRun init(Path file, String... answers) {
    return CommandRun.withInput(
        dir, String.join("\n", answers) + "\n", "init", "-c", file.toString());
  }

  @Test
  void unregisterWithAWrongPasswordIsRefused() throws Exception {
    String file = configuration(server.caFile(), "password = \"wrong\"");

    CommandRun run = run(file, "unregister", "--yes");

    assertThat(run.exit()).isEqualTo(Exit.LOGIN_REFUSED);
    assertThat(run.err()).contains("does not accept this name and password");
  }

  @Test
  void whatIsSentIsHeardByEachOfThem() throws Exception {
    String file = registered();
    try (Person juliet = Person.register(server, "juliet");
        Person romeo = Person.register(server, "romeo")) {
      String to = juliet.jid().toString();

      assertThat(run(file, "send", "-t", to, "-t", romeo.jid().toString(), "the tower is on fire"))
          .isEqualTo(new CommandRun(Exit.DONE, "", ""));

      assertThat(juliet.hears()).isEqualTo("the tower is on fire");
      assertThat(romeo.hears()).isEqualTo("the tower is on fire");
    }
  }

  @Test
  void standardInputIsSentAndLongTextInParts() throws Exception {
    String file = registered();
    String line = "<é> & 'so' on ".repeat(200);
    String text = (line + "\n").repeat(20) + "end";
    try (Person juliet = Person.register(server, "juliet")) {
      CommandRun run =
          CommandRun.withInput(dir, text + "\n", "send", "-c", file, "-t", juliet.jid().toString());

      assertThat(run).isEqualTo(new CommandRun(Exit.DONE, "", ""));
      List<String> heard = new ArrayList<>();
      while (heard.isEmpty() || !heard.getLast().endsWith("end")) {
        heard.add(juliet.hears());
      }
      assertThat(heard).hasSizeGreaterThan(1);
      assertThat(String.join("\n", heard)).isEqualTo(text);
    }
  }

  @Test
  void whatComesBackIsNamed() throws Exception {
    String file = registered();
    String nobody = "nobody-%s@%s".formatted(UUID.randomUUID(), server.domain());
    try (Person juliet = Person.register(server, "juliet")) {
      CommandRun run = run(file, "send", "-t", nobody, "-t", juliet.jid().toString(), "hi");

      assertThat(run.exit()).isEqualTo(Exit.FAILED);
      assertThat(run.err()).startsWith("herald: not sent to " + nobody).doesNotContain("juliet");
      assertThat(juliet.hears()).isEqualTo("hi");
    }
  }

  @Test
  void sendWithoutAnAccountIsRefusedAndRegistersNone() throws Exception {
    String file = configuration(server.caFile(), "password = \"wrong\", register = if-missing");

    assertThat(run(file, "send", "-t", account, "hi").exit()).isEqualTo(Exit.LOGIN_REFUSED);
    assertThat(run(file, "send", "-t", account, "hi").exit()).isEqualTo(Exit.LOGIN_REFUSED);
  }

  @Test
  void doctorFindsAHealthyServerHealthy() throws Exception {
    CommandRun run = run(registered(), "doctor");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(Exit.DONE);
    assertThat(run.out())
        .contains("OK       Connection", "OK       TLS", "OK       Login", "OK       Store")
        .contains("OK       Channel binding    none is named")
        .contains("as " + account + " by SCRAM-SHA-")
        .containsPattern("OK       Login methods      .*; Herald takes SCRAM-SHA-")
        .contains("OK       Size of stanzas", "OK       Upload", "OK       Clock")
        .doesNotContain("FAILURE");
  }

  @Test
  void doctorSpeaksToPrograms() throws Exception {
    CommandRun run = run(registered(), "doctor", "--json");

    assertThat(run.exit()).isEqualTo(Exit.DONE);
    Config read = ConfigFactory.parseString(run.out());
    assertThat(read.getString("verdict")).isIn("OK", "WARNING");
    assertThat(read.getConfigList("findings"))
        .extracting(finding -> finding.getString("what"))
        .contains("Java", "Store", "Server", "Connection", "TLS", "Login", "Archive", "Clock");
    assertThat(read.getConfigList("findings"))
        .filteredOn(finding -> !finding.getString("verdict").equals("OK"))
        .allSatisfy(finding -> assertThat(finding.getString("advice")).isNotEmpty());
  }

  @Test
  void initRegistersOnDemand() throws Exception {
    Path file = dir.resolve("made.conf");
    String place = server.host() + ":" + server.port();
    CommandRun run = init(file, account, "", "", place, server.caFile().toString(), "y");
    assertThat(run.out()).contains("Register " + account + " now?");
    assertThat(run.out()).contains(account + " is registered");
    assertThat(run.exit()).isEqualTo(Exit.DONE);
    assertThat(run(file.toString(), "doctor").out()).contains("OK       Login ");
    assertThat(run(file.toString(), "unregister", "--yes").exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void doctorSaysThatThePasswordIsWrong() throws Exception {
    CommandRun run = run(configuration(server.caFile(), "password = \"wrong\""), "doctor");

    assertThat(run.exit()).isEqualTo(Exit.LOGIN_REFUSED);
    assertThat(run.out()).contains("FAILURE  Login", "herald register");
  }

  @Test
  void doctorSaysThatTheCertificateIsNotTrusted() throws Exception {
    CommandRun run = run(configuration(strangersCa(), ""), "doctor");

    assertThat(run.exit()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(run.out())
        .containsPattern("FAILURE  TLS +\\S")
        .contains("ca-file")
        .doesNotContain("Exception");
  }

  private CommandRun run(String file, String command, String... args) {
    List<String> all = new ArrayList<>(List.of(command, "-c", file));
    all.addAll(List.of(args));
    return CommandRun.of(dir, all.toArray(String[]::new));
  }

  private String registered() throws IOException {
    String file = configuration(server.caFile(), "");
    assertThat(run(file, "register").exit()).isEqualTo(Exit.DONE);
    return file;
  }

  private Path strangersCa() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("stranger"));
    return Certificate.create(folder, List.of(server.domain())).certificate();
  }

  private String configuration(Path caFile, String password) throws IOException {
    return Files.writeString(
            dir.resolve("herald.conf"),
            """
            herald {
              account { jid = "%s", %s }
              connection { host = "%s", port = %d, ca-file = "%s" }
              store.dir = "state"
            }
            """
                .formatted(account, password, server.host(), server.port(), caFile))
        .toString();
  }
}
