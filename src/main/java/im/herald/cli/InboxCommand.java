package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.message.IncomingMessage;
import im.herald.message.PrintedText;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import im.herald.store.Store;
import im.herald.xmpp.JournaledMessages;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.cli.CommandLine;

/// `herald inbox list|retry|drop`: what was put aside, because Herald ended three times while it
/// was dealing with it.
final class InboxCommand implements Subcommand {
  private static final String USAGE =
      "inbox takes list, retry NUMBER or drop NUMBER; inbox list shows the numbers";

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public String summary() {
    return "list, retry NUMBER or drop NUMBER: messages that were put aside";
  }

  @Override
  public int arguments() {
    return 2;
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal) throws InvalidConfigException, StartFailure {
    List<String> args = line.getArgList();
    String what = args.isEmpty() ? "list" : args.getFirst();
    OptionalLong number = args.size() == 2 ? number(args.getLast()) : OptionalLong.empty();
    boolean complete =
        switch (what) {
          case "list" -> args.size() < 2;
          case "retry", "drop" -> number.isPresent();
          default -> false;
        };
    if (!complete) {
      throw new StartFailure(Exit.USAGE, USAGE);
    }
    ServerAccount server = ServerAccount.of(line, terminal);
    try (Store store = server.openStore()) {
      Journal journal = store.journal();
      switch (what) {
        case "retry" -> decided(journal.retry(number.getAsLong()), number.getAsLong());
        case "drop" -> decided(journal.drop(number.getAsLong()), number.getAsLong());
        default -> list(journal, new JournaledMessages(server.account().jid()), terminal);
      }
    }
    return Exit.DONE;
  }

  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static void decided(boolean found, long number) throws StartFailure {
    if (!found) {
      throw new StartFailure(
          Exit.USAGE,
          "no message %d is put aside; inbox list shows those that are".formatted(number));
    }
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
