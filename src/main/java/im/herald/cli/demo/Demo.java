package im.herald.cli.demo;

import im.herald.cli.StartFailure;
import im.herald.config.ConnectionConfig;
import im.herald.config.InvalidConfigException;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.xmpp.ChatClient;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.LoginFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/// A private server, the bot on it, and a person who is the bot's owner and contact.
///
/// Threads: one starts it; any may [#say].
final class Demo {
  private static final EntityBareJid BOT = account("herald");
  private static final EntityBareJid PERSON = account("you");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PrivateProsody server;
  private final BotProcess bot;
  private final ChatClient person;
  private final Secret password;

  private Demo(PrivateProsody server, BotProcess bot, ChatClient person, Secret password) {
    this.server = server;
    this.bot = bot;
    this.person = person;
    this.password = password;
  }

  /// Starts all three, and comes back when the person can talk to the bot.
  ///
  /// @param closing ends everything again
  /// @param folder where the bot keeps its state
  /// @param progress gets a line for each thing that takes time
  /// @param heard gets what the bot says
  /// @param others gets what somebody else says
  /// @throws StartFailure if the bot cannot start
  /// @throws ServerUnavailableException if there is no server to be had
  /// @throws IOException if the person and the bot do not get together
  static Demo start(
      BotStarter bots,
      Closing closing,
      Path folder,
      PrintStream progress,
      Consumer<String> heard,
      BiConsumer<BareJid, String> others)
      throws IOException,
          ServerUnavailableException,
          InvalidConfigException,
          StartFailure,
          InterruptedException {
    ServerLauncher launcher = ServerPackages.ofThisMachine(progress).find(XmppServerKind.PROSODY);
    progress.println("starting a private Prosody");
    PrivateProsody server = closing.add(PrivateProsody.start(launcher, closing));
    progress.println("starting the bot, which registers its account");
    BotProcess bot = closing.add(bots.start(DemoConfiguration.write(folder, server, BOT, PERSON)));
    Secret password = newPassword();
    try {
      ChatClient person =
          closing.add(ChatClient.register(settings(server), PERSON, password, BOT, heard, others));
      if (!person.befriend(PATIENCE)) {
        throw new IOException(
            "the bot did not become a contact within %d s".formatted(PATIENCE.toSeconds()));
      }
      return new Demo(server, bot, person, password);
    } catch (LoginFailedException e) {
      throw new IOException(e.failure().text(), e);
    }
  }

  /// Says `text` to the bot.
  ///
  /// @throws UncheckedIOException if the server is gone
  void say(String text) {
    try {
      person.say(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  /// Runs `then` when the bot has ended by itself.
  void onBotEnd(Runnable then) {
    Thread.ofVirtual()
        .name("demo-bot-end")
        .start(
            () -> {
              try {
                bot.awaitEnd();
                then.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /// Puts the web chat on the server if it can be had.
  ///
  /// @return the address that logs this person in, or nothing
  Optional<String> publish(WebChat webChat) throws IOException, InterruptedException {
    return webChat.publish(server, BOT, PERSON).map(page -> page + "#" + password.reveal());
  }

  /// How to chat here, and how to join from elsewhere on this machine.
  String invitation() {
    return """

        Chat with %1$s: write help and press Enter. /quit or Ctrl-D ends it all.

        To join from any XMPP client on this machine:
          address      %2$s
          password     %3$s
          server       127.0.0.1, port %4$d (STARTTLS) or %5$d (direct TLS)
          certificate  %6$s
        Other accounts can be registered from the client.

        """
        .formatted(
            BOT,
            PERSON,
            password.reveal(),
            server.port(),
            server.directTlsPort(),
            server.certificate());
  }

  private static ConnectionSettings settings(PrivateProsody server) {
    return new ConnectionSettings(
        PERSON.asDomainBareJid(),
        new ConnectionConfig(
            Optional.of("127.0.0.1"),
            OptionalInt.of(server.port()),
            Security.STARTTLS,
            Optional.of(server.certificate()),
            List.of(),
            List.of("SCRAM-SHA-1")));
  }

  private static EntityBareJid account(String name) {
    return JidCreate.entityBareFromOrThrowUnchecked(name + "@" + PrivateProsody.DOMAIN);
  }

  private static Secret newPassword() {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    return new Secret(HexFormat.of().formatHex(random));
  }
}
