package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import im.herald.cli.demo.XmppServerKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The demo's page in a real browser, where one is installed. Its server is Prosody.
@OnEachServer(only = XmppServerKind.PROSODY)
class WebChatIT {
  private static final String INPUT = "textarea.chat-textarea";

  private final XmppServer server;

  WebChatIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void whoOpensThePageIsLoggedInAndChatsWithTheBot() throws Exception {
    Optional<Path> chromium = Browser.program();
    assumeTrue(chromium.isPresent(), "no Chromium is installed");
    try (Person bot = Person.register(server, "bot");
        Person reader = Person.register(server, "reader")) {
      Optional<String> page = ((ProsodyServer) server).publishes(bot.jid(), reader.jid());
      assumeTrue(page.isPresent(), "Converse.js is not to be had");
      String password =
          URLEncoder.encode(reader.password(), StandardCharsets.UTF_8).replace("+", "%20");

      try (Browser browser =
          Browser.open(chromium.orElseThrow(), page.orElseThrow() + "#" + password)) {
        await().atMost(Duration.ofSeconds(30)).until(() -> browser.shows(INPUT));
        browser.types(INPUT, "hello from the page");

        assertThat(bot.hears()).isEqualTo("hello from the page");
        bot.says(reader.jid(), "hello from the bot");
        await().until(browser::text, text -> text.contains("hello from the bot"));
      }
    }
  }
}
