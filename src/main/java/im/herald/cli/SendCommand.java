package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.config.RoomConfig;
import im.herald.message.CleanText;
import im.herald.message.Conversation;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import im.herald.outbox.TextSplitter;
import im.herald.xmpp.LoginFailedException;
import im.herald.xmpp.SendAndWait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jxmpp.jid.Jid;

/// `herald send`: one text to some people, over a session of its own. Works beside the daemon: it
/// neither opens the store nor takes its lock.
final class SendCommand implements Subcommand {
  private static final int LONGEST = 1024 * 1024;

  @Override
  public String name() {
    return "send";
  }

  @Override
  public String summary() {
    return "sends TEXT, or standard input, and waits until the server has it";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder("t").hasArg().argName("JID").desc("to whom; once for each").get());
  }

  @Override
  public int arguments() {
    return 1;
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    Set<Jid> recipients = recipients(line);
    ServerAccount server = ServerAccount.of(line, terminal);
    refuseRooms(recipients, server.config().rooms());
    List<String> parts = TextSplitter.split(CleanText.of(text(line, terminal)));
    List<OutgoingMessage> messages = new ArrayList<>();
    for (Jid recipient : recipients) {
      parts.forEach(
          part -> messages.add(OutgoingMessage.to(new Conversation.Direct(recipient), part)));
    }
    SendAndWait sending =
        new SendAndWait(
            server.account(), server.settings(), server.passwords(), server.remembered().login());
    try {
      return report(messages, sending.send(messages), terminal);
    } catch (LoginFailedException e) {
      throw ServerAccount.failure(e);
    } catch (IOException e) {
      throw new StartFailure(
          Exit.UNAVAILABLE,
          "the connection broke before the server had confirmed; some may have been sent",
          e);
    }
  }

  private static Set<Jid> recipients(CommandLine line) throws StartFailure {
    if (!line.hasOption("t")) {
      throw new StartFailure(Exit.USAGE, "send needs to know to whom; add -t JID");
    }
    Set<Jid> recipients = new LinkedHashSet<>();
    for (String text : line.getOptionValues("t")) {
      try {
        recipients.add(Jids.any(text));
      } catch (InvalidJidException e) {
        throw new StartFailure(Exit.USAGE, String.valueOf(e.getMessage()), e);
      }
    }
    return recipients;
  }

  /// Who is not in a room cannot speak there (XEP-0045 § 7.4), and this session is in none.
  private static void refuseRooms(Set<Jid> recipients, List<RoomConfig> rooms) throws StartFailure {
    for (Jid recipient : recipients) {
      if (rooms.stream().anyMatch(room -> room.jid().equals(recipient.asBareJid()))) {
        throw new StartFailure(
            Exit.USAGE,
            "%s is a room, and this command is in none; tell Herald in a chat: send %s TEXT"
                .formatted(recipient.asBareJid(), recipient.asBareJid()));
      }
    }
  }

  private static String text(CommandLine line, Terminal terminal) throws StartFailure {
    String text = line.getArgList().isEmpty() ? input(terminal) : line.getArgList().getFirst();
    if (text.isBlank()) {
      throw new StartFailure(Exit.USAGE, "there is no text to send");
    }
    return text;
  }

  private static String input(Terminal terminal) throws StartFailure {
    try {
      byte[] text = terminal.in().readNBytes(LONGEST + 1);
      if (text.length > LONGEST) {
        throw new StartFailure(
            Exit.USAGE, "standard input is longer than 1 MiB; send a file otherwise");
      }
      return new String(text, StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new StartFailure(Exit.USAGE, "standard input cannot be read", e);
    }
  }

  private static Exit report(
      List<OutgoingMessage> messages, Map<StanzaId, String> bounces, Terminal terminal) {
    List<String> lines =
        messages.stream()
            .filter(message -> bounces.containsKey(message.id()))
            .map(
                message ->
                    "herald: not sent to %s: %s"
                        .formatted(message.to().address(), bounces.get(message.id())))
            .distinct()
            .toList();
    lines.forEach(terminal.err()::println);
    return lines.isEmpty() ? Exit.DONE : Exit.FAILED;
  }
}
