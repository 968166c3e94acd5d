package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.xmpp.Finding;
import im.herald.xmpp.Finding.Verdict;
import im.herald.xmpp.ServerProbe;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/// `herald doctor`: looks at this machine, then goes the way of a login, and says what it sees.
final class DoctorCommand implements Subcommand {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "connects, looks at TLS, login and features, and gives advice";
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    InstantSource clock = InstantSource.system();
    ServerAccount server = ServerAccount.of(line, terminal);
    List<Finding> findings =
        new ArrayList<>(
            new LocalProbe(
                    ConfigFile.of(line, terminal).toAbsolutePath(),
                    server.config().store().dir(),
                    clock)
                .look());
    findings.addAll(ofServer(server, clock));
    terminal.out().print(FindingsTable.text(findings));
    return exit(findings);
  }

  static List<Finding> ofServer(ServerAccount server, InstantSource clock)
      throws InterruptedException {
    return new ServerProbe(server.account(), server.settings(), server.passwords(), clock).look();
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
