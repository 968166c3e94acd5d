package im.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import im.herald.cli.demo.XmppServerKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/// The bot's commands as forms (XEP-0050) in Converse.js, in a real browser, where one is
/// installed. Its server is Prosody.
@OnEachServer(only = XmppServerKind.PROSODY)
class WebFormsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String VIEW = "converse-adhoc-commands ";

  private final XmppServer server;

  WebFormsIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void whoOpensThePageFillsInAForm() throws Exception {
    Optional<Path> chromium = Browser.program();
    assumeTrue(chromium.isPresent(), "no Chromium is installed");
    try (Person owner = Person.register(server, "owner");
        BotHome home = BotHome.on(server).withOwner(owner);
        BotHere _ = home.startsHere()) {
      Optional<String> page =
          ((ProsodyServer) server).publishes(JidCreate.entityBareFrom(home.jid()), owner.jid());
      assumeTrue(page.isPresent(), "Converse.js is not to be had");
      String password =
          URLEncoder.encode(owner.password(), StandardCharsets.UTF_8).replace("+", "%20");

      try (Browser browser =
          Browser.open(chromium.orElseThrow(), page.orElseThrow() + "#" + password)) {
        await().atMost(PATIENCE).until(() -> browser.shows("textarea.chat-textarea"));
        listsCommands(browser, home.jid() + "/herald");

        browser.clicks(VIEW + "a[data-command-node='ping']");
        isShown(browser, "pong");

        browser.clicks(VIEW + "a[data-command-node='help']");
        fills(browser, "[name='command']", "nothing such");
        browser.clicks(VIEW + "input[data-action='complete']");
        isShown(browser, "There is no command `nothing such`");

        browser.clicks(VIEW + "a[data-command-node='echo']");
        fills(browser, "[name='text']", "hello from the form");
        browser.clicks(VIEW + "input[data-action='complete']");
        await()
            .atMost(PATIENCE)
            .until(
                () -> browser.evaluate("document.querySelector('.form-help')?.innerText ?? ''"),
                "hello from the form"::equals);
      }
    }
  }

  /// As on the page of its settings.
  private static void listsCommands(Browser browser, String bot) {
    browser.evaluate(
        "document.body.replaceChildren(document.createElement('converse-adhoc-commands')), ''");
    fills(browser, "[name='jid']", bot);
    browser.clicks(VIEW + "input[type='submit']");
    await().atMost(PATIENCE).until(() -> browser.shows(VIEW + "a[data-command-node='quit']"));
  }

  private static void fills(Browser browser, String field, String text) {
    await(field).atMost(PATIENCE).until(() -> browser.shows(VIEW + field));
    browser.evaluate(
        "document.querySelector(\"%s\").value = '%s', ''".formatted(VIEW + field, text));
  }

  private static void isShown(Browser browser, String text) {
    await().atMost(PATIENCE).until(browser::text, shown -> shown.contains(text));
  }
}
