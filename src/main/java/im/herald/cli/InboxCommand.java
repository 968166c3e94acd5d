package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.message.IncomingMessage;
import im.herald.message.PrintedText;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import im.herald.store.Store;
import im.herald.xmpp.JournaledMessages;
import org.apache.commons.cli.CommandLine;

/// `herald inbox list|retry|drop`: what was put aside, because Herald ended three times while it
/// was dealing with it, or because it cannot be read.
final class InboxCommand implements Subcommand {
  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public String summary() {
    return "list, retry NUMBER or drop NUMBER: messages that came and were put aside";
  }

  @Override
  public int arguments() {
    return 2;
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal) throws InvalidConfigException, StartFailure {
    Aside wanted = Aside.of(name(), line.getArgList());
    ServerAccount server = ServerAccount.of(line, terminal);
    try (Store store = server.openStore()) {
      Journal journal = store.journal();
      switch (wanted) {
        case Aside.Retry(long number) -> Aside.decided(name(), journal.retry(number), number);
        case Aside.Drop(long number) -> Aside.decided(name(), journal.drop(number), number);
        case Aside.Show() -> list(journal, new JournaledMessages(server.account().jid()), terminal);
      }
    }
    return Exit.DONE;
  }

  private static void list(Journal journal, JournaledMessages messages, Terminal terminal) {
    for (JournalEntry entry : journal.aside()) {
      String text = messages.read(entry).map(IncomingMessage::text).orElse(entry.stanza());
      terminal
          .out()
          .println(
              "%d  %s  %s  %s"
                  .formatted(
                      entry.number(),
                      entry.received(),
                      PrintedText.of(entry.sender()),
                      PrintedText.of(text)));
    }
  }
}
