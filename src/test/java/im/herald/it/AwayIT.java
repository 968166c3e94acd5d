package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// What comes while the bot is away waits for it, and what it keeps is there when it is back.
@OnEachServer
class AwayIT {
  private final XmppServer server;
  private BotHome home;
  private BareJid bot;
  private Person owner;
  private Person romeo;

  AwayIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    owner = Person.register(server, "owner");
    romeo = Person.register(server, "romeo");
    home = BotHome.on(server).withOwner(owner);
    bot = home.jid();
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    romeo.close();
    home.close();
  }

  @Test
  void messagesAndRequestsThatWaitedAreAnsweredOnce() {
    home.startsHere().close();
    romeo.says(bot, "echo while you were away");
    romeo.subscribesTo(bot);
    romeo.waitsUntilServerIsDone();

    try (BotHere back = home.startsHere()) {
      assertThat(romeo.hears()).as(back.log()::last).isEqualTo("while you were away");
      romeo.allows(bot);
      romeo.waitsForSubscription(bot, "both");
      assertThat(romeo.asks(bot, "echo the second")).as(back.log()::last).isEqualTo("the second");
    }

    try (BotHere again = home.startsHere()) {
      assertThat(romeo.asks(bot, "echo the third")).as(again.log()::last).isEqualTo("the third");
    }
  }

  @Test
  void whatSomebodyElseTookFromOfflineStorageIsReadFromTheArchiveAndAnsweredOnce()
      throws Exception {
    home.startsHere().close();
    for (int i = 1; i <= 5; i++) {
      romeo.says(bot, "echo number " + i);
    }
    romeo.waitsUntilServerIsDone();
    String password = Files.readString(home.store().resolve("password")).strip();
    try (Person other = Person.login(server, bot.asEntityBareJidOrThrow(), password)) {
      for (int i = 1; i <= 5; i++) {
        assertThat(other.hears()).isEqualTo("echo number " + i);
      }
    }

    try (BotHere back = home.startsHere()) {
      for (int i = 1; i <= 5; i++) {
        assertThat(romeo.hears()).as(back.log()::last).isEqualTo("number " + i);
      }
      assertThat(romeo.asks(bot, "echo now")).as(back.log()::last).isEqualTo("now");
    }

    try (BotHere again = home.startsHere()) {
      assertThat(romeo.asks(bot, "echo later")).as(again.log()::last).isEqualTo("later");
    }
  }

  @Test
  void whatWaitedBeforeTheFirstLoginIsAnsweredToo() {
    home.with("account.register = never");
    Person account = Person.register(server, "bot");
    account.close();
    home.with("account.jid = \"" + account.jid() + "\"");
    home.with("account.password = \"" + account.password() + "\"");
    romeo.says(account.jid(), "echo first of all");
    romeo.waitsUntilServerIsDone();
    try (BotHere first = home.startsHere()) {
      assertThat(romeo.hears()).as(first.log()::last).isEqualTo("first of all");
    }
    try (BotHere again = home.startsHere()) {
      assertThat(romeo.asks(account.jid(), "echo later")).as(again.log()::last).isEqualTo("later");
    }
  }

  @Test
  void whoReadsTheCodeInTheLogBecomesOwnerForGood() {
    home.without("access.owners");
    try (BotProcess process = home.starts()) {
      String line = process.log().next("claim ");
      process.online();
      assertThat(romeo.asks(bot, "quit")).contains("needs the role owner");
      assertThat(romeo.asks(bot, "claim WRONG")).doesNotContain("You are the owner");

      String code = line.replaceFirst(".*claim ([A-Z0-9]+).*", "$1");
      assertThat(romeo.asks(bot, "claim " + code)).contains("You are the owner");
      assertThat(owner.asks(bot, "claim " + code)).contains("has an owner already");

      assertThat(romeo.asks(bot, "quit")).contains("Goodbye");
      assertThat(process.exits()).as(process.log()::last).isZero();
    }
    try (BotProcess process = home.starts().online()) {
      assertThat(romeo.asks(bot, "whoami")).contains("owner");
      assertThat(process.log().text()).doesNotContain("claim ");
      assertThat(process.stops()).isZero();
    }
  }

  @Test
  void presenceIsShownToContactsAndKept() {
    try (BotHere running = home.startsHere()) {
      romeo.subscribesTo(bot);
      romeo.allows(bot);
      romeo.sees(bot, "chat", "At your service.");

      assertThat(owner.asks(bot, "presence dnd Rehearsing & such."))
          .as(running.log()::last)
          .contains("dnd");

      romeo.sees(bot, "dnd", "Rehearsing & such.");
    }
    romeo.sees(bot, "unavailable", "");

    try (BotHere back = home.startsHere()) {
      romeo.sees(bot, "dnd", "Rehearsing & such.");
      assertThat(owner.asks(bot, "presence online")).as(back.log()::last).contains("online");
      romeo.sees(bot, "online", "");
      assertThat(romeo.asks(bot, "presence away")).contains("needs the role admin");
    }
  }
}
