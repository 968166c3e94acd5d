package im.herald.xmpp;

import im.herald.config.Secret;
import im.herald.message.CleanText;
import im.herald.message.StanzaId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Resourcepart;

/// The client of a person who chats with one bot and hears what others say. The demo is this
/// person.
///
/// Threads: any may call; what is heard is told on a thread of Smack's, in order.
public final class ChatClient implements AutoCloseable {
  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);

  private final BareJid bot;
  private final Session session;
  private final FromBot fromBot;

  private ChatClient(BareJid bot, Session session, FromBot fromBot) {
    this.bot = bot;
    this.session = session;
    this.fromBot = fromBot;
  }

  /// Registers `account` (XEP-0077), logs in with it and becomes available.
  ///
  /// @param heard gets each text that the bot says, and must return at once
  /// @param others gets each text that somebody else says, likewise
  /// @throws IOException if the server does not register the account
  /// @throws LoginFailedException if there is no login with it
  public static ChatClient register(
      ConnectionSettings settings,
      EntityBareJid account,
      Secret password,
      BareJid bot,
      Consumer<String> heard,
      BiConsumer<BareJid, String> others)
      throws IOException, LoginFailedException, InterruptedException {
    RegistrationResult result = new AccountRegistration(settings).register(account, password);
    if (!(result instanceof RegistrationResult.Registered)) {
      throw new IOException(account + " is not registered: " + result);
    }
    FromBot fromBot = new FromBot(bot, heard, others, new CountDownLatch(1), new CountDownLatch(1));
    Login login = new Login(account, password, Resourcepart.EMPTY);
    Session session = Session.login(settings.open(), login, fromBot);
    ChatClient client = new ChatClient(bot, session, fromBot);
    client.send(StanzaBuilder.buildPresence().build());
    return client;
  }

  /// Makes the two contacts of each other: asks to see the bot's presence (RFC 6121 § 3.1), and
  /// allows what it asks in return. Until it is there the server refuses in its place, so this asks
  /// again.
  ///
  /// @return whether that was done within `atMost`
  public boolean befriend(Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    do {
      if (System.nanoTime() > deadline) {
        return false;
      }
      sendPresence(Presence.Type.subscribe);
    } while (!fromBot.allowed().await(BETWEEN_REQUESTS.toMillis(), TimeUnit.MILLISECONDS));
    boolean asked = fromBot.asked().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    sendPresence(Presence.Type.subscribed);
    return asked;
  }

  /// Sends `text` to the bot.
  ///
  /// @throws IOException if the session has ended
  public void say(String text) throws IOException, InterruptedException {
    send(
        StanzaBuilder.buildMessage(StanzaId.random().value())
            .ofType(Message.Type.chat)
            .to(bot)
            .setBody(CleanText.of(text))
            .build());
  }

  private void sendPresence(Presence.Type type) throws IOException, InterruptedException {
    send(StanzaBuilder.buildPresence().ofType(type).to(bot).build());
  }

  private void send(Stanza stanza) throws IOException, InterruptedException {
    session.send(stanza);
  }

  /// Logs out.
  @Override
  public void close() {
    session.close(Link.GOODBYE);
  }

  /// What the bot sends. Of everybody else only the texts count.
  ///
  /// @param allowed that we see its presence
  /// @param asked to see ours
  private record FromBot(
      BareJid bot,
      Consumer<String> heard,
      BiConsumer<BareJid, String> others,
      CountDownLatch allowed,
      CountDownLatch asked)
      implements SessionEvents {
    @Override
    public void message(Message message, Supplier<String> asItCame) {
      if (message.getBody() == null) {
        return;
      }
      if (isFromBot(message)) {
        heard.accept(message.getBody());
      } else if (message.getFrom() != null && message.getType() != Message.Type.error) {
        others.accept(message.getFrom().asBareJid(), message.getBody());
      }
    }

    @Override
    public void subscription(Presence presence) {
      if (!isFromBot(presence)) {
        return;
      }
      if (presence.getType() == Presence.Type.subscribed) {
        allowed.countDown();
      } else if (presence.getType() == Presence.Type.subscribe) {
        asked.countDown();
      }
    }

    @Override
    public void acknowledged(StanzaId id) {
      // Nothing is kept here, so nothing is to be forgotten.
    }

    private boolean isFromBot(Stanza stanza) {
      Jid from = stanza.getFrom();
      return from != null && from.asBareJid().equals(bot);
    }
  }
}
