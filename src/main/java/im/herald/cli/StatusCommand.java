package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.service.StatusSocket;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;

/// `herald status`: what the running daemon says of itself.
final class StatusCommand implements Subcommand {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "how the running daemon is; 0 if it is online";
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal) throws InvalidConfigException, StartFailure {
    Path dir = ServerAccount.of(line, terminal).config().store().dir();
    try {
      StatusSocket.Report report =
          StatusSocket.ask(dir)
              .orElseThrow(
                  () ->
                      new StartFailure(
                          Exit.UNAVAILABLE,
                          "no Herald runs with the store in %s, or it is another user's"
                              .formatted(dir)));
      terminal.out().println(report.text());
      return report.online() ? Exit.DONE : Exit.FAILED;
    } catch (IOException e) {
      throw new StartFailure(
          Exit.UNAVAILABLE,
          "the Herald that runs with the store in %s gives no answer: %s"
              .formatted(dir, e.getMessage()),
          e);
    }
  }
}
