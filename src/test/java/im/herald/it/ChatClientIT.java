package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.xmpp.ChatClient;
import im.herald.xmpp.ConnectionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/// The demo's person, with a person in the place of the bot.
@OnEachServer
class ChatClientIT {
  private final XmppServer server;

  ChatClientIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void registersMakesFriendsAndChats() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    EntityBareJid account =
        JidCreate.entityBareFrom("you-" + UUID.randomUUID() + "@" + server.domain());
    try (Person bot = Person.register(server, "bot");
        ChatClient you =
            ChatClient.register(
                settings(account),
                account,
                new Secret("secret"),
                bot.jid(),
                heard::add,
                (from, text) -> heard.add(from + ": " + text));
        Person other = Person.register(server, "other")) {
      CompletableFuture<Void> botsPart =
          CompletableFuture.runAsync(
              () -> {
                bot.allows(account);
                bot.subscribesTo(account);
              });

      assertThat(you.befriend(Duration.ofSeconds(20))).isTrue();
      botsPart.join();
      bot.waitsForSubscription(account, "both");
      you.say("a < b");
      assertThat(bot.hears()).isEqualTo("a < b");
      bot.says(account, "b > a");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("b > a");
      other.says(account, "c");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(other.jid() + ": c");
    }
  }

  private ConnectionSettings settings(EntityBareJid account) {
    return new ConnectionSettings(
        account.asDomainBareJid(),
        new ConnectionConfig(
            Optional.of(server.host()),
            OptionalInt.of(server.port()),
            Security.STARTTLS,
            Optional.of(server.caFile()),
            List.of(),
            List.of("SCRAM-SHA-256", "SCRAM-SHA-1")));
  }
}
