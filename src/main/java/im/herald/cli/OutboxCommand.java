package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.message.OutgoingMessage;
import im.herald.message.PrintedText;
import im.herald.store.OutgoingRow;
import im.herald.store.OutgoingRows;
import im.herald.store.Store;
import org.apache.commons.cli.CommandLine;

/// `herald outbox list|retry|drop`: what was put aside, because the server ended three streams when
/// it was sent, or because it could not be written.
final class OutboxCommand implements Subcommand {
  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public String summary() {
    return "list, retry NUMBER or drop NUMBER: messages to be sent that were put aside";
  }

  @Override
  public int arguments() {
    return 2;
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal) throws InvalidConfigException, StartFailure {
    Aside wanted = Aside.of(name(), line.getArgList());
    try (Store store = ServerAccount.of(line, terminal).openStore()) {
      OutgoingRows rows = store.outgoing();
      switch (wanted) {
        case Aside.Retry(long number) -> Aside.decided(name(), rows.retry(number), number);
        case Aside.Drop(long number) -> Aside.decided(name(), rows.drop(number), number);
        case Aside.Show() -> rows.aside().forEach(row -> show(row, terminal));
      }
    }
    return Exit.DONE;
  }

  private static void show(OutgoingRow row, Terminal terminal) {
    OutgoingMessage message = row.message();
    terminal
        .out()
        .println(
            "%d  %s  %s  %s"
                .formatted(
                    row.number(),
                    row.created(),
                    PrintedText.of(message.to().address().toString()),
                    PrintedText.of(message.text())));
  }
}
