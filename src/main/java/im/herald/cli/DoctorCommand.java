package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.store.Store;
import im.herald.xmpp.Finding;
import im.herald.xmpp.Finding.Verdict;
import im.herald.xmpp.Remembered;
import im.herald.xmpp.ServerProbe;
import im.herald.xmpp.StrongestLogin;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `herald doctor`: looks at this machine, then goes the way of a login, and says what it sees.
final class DoctorCommand implements Subcommand {
  private static final String FORGET = "forget-login";
  private static final String JSON = "json";

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "connects, looks at TLS, login and features, and gives advice";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder()
                .longOpt(FORGET)
                .desc("instead forgets the login method kept for the account")
                .get())
        .addOption(Option.builder().longOpt(JSON).desc("prints it for programs").get());
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    InstantSource clock = InstantSource.system();
    ServerAccount server = ServerAccount.of(line, terminal);
    if (line.hasOption(FORGET)) {
      return forget(server, terminal);
    }
    List<Finding> findings =
        new ArrayList<>(
            new LocalProbe(
                    ConfigFile.of(line, terminal).toAbsolutePath(),
                    server.config().store().dir(),
                    clock)
                .look());
    findings.addAll(ofServer(server, remembered(server, findings), clock));
    terminal
        .out()
        .print(line.hasOption(JSON) ? FindingsJson.text(findings) : FindingsTable.text(findings));
    return exit(findings);
  }

  /// Only while no daemon runs: it would go on with what it knows.
  private static Exit forget(ServerAccount server, Terminal terminal) throws StartFailure {
    try (Store store = server.openStore()) {
      StrongestLogin strongest = server.strongest(new StoredValues(store.state()));
      terminal
          .out()
          .println(
              strongest
                  .keptLogin()
                  .map(
                      kept ->
                          "%s logged in by %s. That is forgotten: the next login may take any method of connection.mechanisms."
                              .formatted(server.account().jid(), kept))
                  .orElse("No login of %s is kept.".formatted(server.account().jid())));
      strongest.forget();
      return Exit.DONE;
    }
  }

  /// A store that cannot be read is no reason not to look at the server.
  private static Remembered remembered(ServerAccount server, List<Finding> findings) {
    try {
      return server.remembered();
    } catch (StartFailure e) {
      findings.add(
          Finding.failure(
              LocalProbe.STORE,
              String.valueOf(e.getMessage()),
              "see the pages on stores in docs/operations.md"));
      return Remembered.nothing();
    }
  }

  static List<Finding> ofServer(ServerAccount server, Remembered remembered, InstantSource clock)
      throws InterruptedException {
    return new ServerProbe(
            server.account(),
            server.settings(),
            server.passwords(),
            remembered,
            server.config().rooms(),
            clock)
        .look();
  }

  /// What the worst of `findings` means for whoever started the process.
  static Exit exit(List<Finding> findings) {
    List<String> failed =
        findings.stream().filter(f -> f.verdict() == Verdict.FAILURE).map(Finding::what).toList();
    if (failed.contains(ServerProbe.LOGIN)) {
      return Exit.LOGIN_REFUSED;
    }
    return failed.isEmpty() ? Exit.DONE : Exit.UNAVAILABLE;
  }
}
