package im.herald.it;

import im.herald.cli.ConfigSource;
import im.herald.cli.demo.Folders;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jxmpp.jid.BareJid;

/// What one bot needs: an account of its own on a server, a configuration file, a store, a folder
/// for plug-ins. All that it writes is in one temporary folder.
public final class BotHome implements AutoCloseable {
  private final Path folder;
  private final BareJid jid;
  private final List<String> lines = new ArrayList<>();

  /// The configuration of a bot that registers itself and reads without limit.
  private BotHome(XmppServer server) throws IOException, InvalidJidException {
    folder = Files.createTempDirectory("herald-bot-");
    jid =
        Jids.bare(
            "bot-%s@%s".formatted(UUID.randomUUID().toString().substring(0, 8), server.domain()));
    with("account.jid = \"" + jid + "\"");
    with("account.register = if-missing");
    with("connection.host = \"" + server.host() + "\"");
    with("connection.port = " + server.port());
    with("connection.ca-file = \"" + server.caFile() + "\"");
    with("store.dir = state");
    for (String budget : List.of("person", "domain", "total", "out.person")) {
      with("budgets." + budget + " = unlimited");
    }
  }

  public static BotHome on(XmppServer server) {
    try {
      return new BotHome(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidJidException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// Adds `KEY = VALUE` to the configuration; of two for one key the later counts.
  public BotHome with(String line) {
    lines.add("herald." + line);
    return write();
  }

  /// Takes out what begins with `start`.
  public BotHome without(String start) {
    lines.removeIf(line -> line.startsWith("herald." + start));
    return write();
  }

  public BotHome withOwner(Person owner) {
    return with("access.owners = [\"" + owner.jid() + "\"]");
  }

  private BotHome write() {
    try {
      Files.write(configuration(), lines);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public BareJid jid() {
    return jid;
  }

  Path configuration() {
    return folder.resolve("herald.conf");
  }

  Path store() {
    return folder.resolve("state");
  }

  Path plugins() {
    return folder.resolve("plugins");
  }

  /// Starts the bot as a process of its own, as its operator does.
  public BotProcess starts() {
    return BotProcess.start(configuration());
  }

  /// The same.
  ///
  /// @param through the beginning of the command, such as what enters a namespace
  public BotProcess starts(List<String> through) {
    return BotProcess.start(through, configuration());
  }

  /// Starts the bot in this JVM, which is faster, and waits until it is online.
  BotHere startsHere() {
    try {
      return BotHere.start(ConfigSource.of(configuration(), Map.of()));
    } catch (Exception e) {
      throw new AssertionError("the bot does not start", e);
    }
  }

  @Override
  public void close() throws IOException {
    Folders.remove(folder);
  }
}
