package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.jxmpp.jid.BareJid;

/// What today's clients ask of whomever they talk to, beside an answer.
@OnEachServer
@TestInstance(Lifecycle.PER_CLASS)
class MannersIT {
  private static final String ASKS =
      "<request xmlns='urn:xmpp:receipts'/><markable xmlns='urn:xmpp:chat-markers:0'/><active xmlns='http://jabber.org/protocol/chatstates'/>";

  @Parameter XmppServer server;

  private BotHome home;
  private Person contact;
  private Person stranger;
  private BotHere running;
  private BareJid bot;

  @BeforeParameterizedClassInvocation
  void begin() throws Exception {
    contact = Person.register(server, "contact");
    stranger = Person.register(server, "stranger");
    home =
        BotHome.on(server)
            .with("contacts.accept = [\"" + contact.jid() + "\"]")
            .with("profile { name = \"The Herald\", picture = herald.png }");
    bot = home.jid();
    ImageIO.write(
        new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB),
        "png",
        home.configuration().resolveSibling("herald.png").toFile());
    running = home.startsHere();
    contact.subscribesTo(bot);
    contact.allows(bot);
    contact.waitsForSubscription(bot, "both");
  }

  @AfterParameterizedClassInvocation
  void end() throws Exception {
    running.close();
    stranger.close();
    contact.close();
    home.close();
  }

  @Test
  void aContactIsToldThatTheMessageArrivedAndWasDealtWithAndAStrangerIsNot() {
    says(stranger, "s1", "<body>ping</body>" + ASKS);
    assertThat(stranger.hears()).isEqualTo("pong");
    says(contact, "c1", "<body>ping</body>" + ASKS);
    assertThat(contact.hears()).isEqualTo("pong");

    await().until(() -> idsOf(contact, "received").equals(List.of("c1")));
    await().until(() -> idsOf(contact, "displayed").equals(List.of("c1")));
    assertThat(stranger.gets("received")).isEmpty();
    assertThat(stranger.gets("displayed")).isEmpty();
  }

  @Test
  void eachIsAnsweredInTheLanguageOfTheirClient() {
    contact.writes(
        "<message to='%s' type='chat' id='l1' xml:lang='es-MX'><body>whoami</body></message>"
            .formatted(bot));
    assertThat(contact.hears()).startsWith("Eres " + contact.jid());
    contact.writes(
        "<message to='%s' type='chat' id='l2'><body xml:lang='es'>nonsense</body></message>"
            .formatted(bot));
    assertThat(contact.hears()).startsWith("No conozco eso.");
    says(contact, "l3", "<body>whoami</body>");
    assertThat(contact.hears()).startsWith("You are " + contact.jid());
  }

  @Test
  void whoWritesEncryptedIsToldOnceInPlainWords() {
    String sealed =
        "<body>quit</body><encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/><payload>x</payload></encrypted>"
            + "<encryption xmlns='urn:xmpp:eme:0' namespace='eu.siacs.conversations.axolotl' name='OMEMO'/><store xmlns='urn:xmpp:hints'/>";
    says(contact, "e1", sealed);
    assertThat(contact.hears()).contains("encrypted");
    says(contact, "e2", sealed);
    assertThat(contact.asks(bot, "ping")).isEqualTo("pong");
  }

  @Test
  void aCorrectedCommandIsAnsweredInThePlaceOfTheFirstAnswer() {
    says(stranger, "w1", "<body>pign</body>");
    Element first = stranger.next();
    says(stranger, "w2", "<body>ping</body><replace xmlns='urn:xmpp:message-correct:0' id='w1'/>");
    Element second = stranger.next();
    assertThat(second.textOf("body")).isEqualTo("pong");
    assertThat(second.child("replace").map(replace -> replace.attribute("id")))
        .contains(first.attribute("id"));
  }

  @Test
  void whatSomebodySaysComesBackAsItStands() {
    says(stranger, "u1", "<body>echo *loud*</body>");
    Element answer = stranger.next();
    assertThat(answer.textOf("body")).isEqualTo("*loud*");
    assertThat(answer.child("unstyled")).isPresent();
  }

  @Test
  void aContactSeesTheConfiguredNameAndPicture() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(contact.gets(bot.toString(), "<vCard xmlns='vcard-temp'/>").toString())
                  .contains("The Herald", "image/png");
              assertThat(
                      contact
                          .gets(
                              bot.toString(),
                              "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='urn:xmpp:avatar:metadata'/></pubsub>")
                          .toString())
                  .contains("image/png", "48");
            });
  }

  private void says(Person person, String id, String inside) {
    person.writes("<message type='chat' to='%s' id='%s'>%s</message>".formatted(bot, id, inside));
  }

  private static List<String> idsOf(Person person, String kind) {
    return person.gets(kind).stream()
        .map(message -> message.child(kind).orElseThrow().attribute("id"))
        .toList();
  }
}
