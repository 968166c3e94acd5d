package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import im.herald.cli.demo.FreePort;
import im.herald.cli.demo.XmppServerKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The status page as people see it, in a real browser, where one is installed. How it looked is in
/// `target/status-page.png`.
@OnEachServer(only = XmppServerKind.PROSODY)
class StatusPageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EVIL = "<b id='evil'>Stand-up!</b>";

  private final XmppServer server;

  StatusPageIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void showsWhatHeraldDoes() throws Exception {
    Optional<Path> chromium = Browser.program();
    assumeTrue(chromium.isPresent(), "no Chromium is installed");
    int port = FreePort.find();
    try (Person owner = Person.register(server, "owner");
        BotHome home =
            BotHome.on(server)
                .withOwner(owner)
                .with("http.listen = \"127.0.0.1:%d\"".formatted(port))
                .with("rooms = [{ jid = \"none@nowhere.invalid\" }]");
        BotProcess _ = home.starts().online()) {
      assertThat(
              owner.asks(
                  home.jid(),
                  "schedule add standup every 1h to %s \"%s\"".formatted(owner.jid(), EVIL)))
          .contains("standup");
      assertThat(owner.asks(home.jid(), "room join \"x@nowhere.invalid\" \"%s\"".formatted(EVIL)))
          .isNotEmpty();
      String token = Files.readString(home.store().resolve("http-token")).strip();

      try (Browser browser =
          Browser.open(
              chromium.orElseThrow(), "http://me:%s@127.0.0.1:%d/".formatted(token, port))) {
        await().atMost(PATIENCE).until(() -> browser.shows("svg path.in"));
        Files.write(Path.of("target/status-page.png"), browser.picture());
        assertThat(browser.text())
            .contains(
                home.jid().toString(),
                "online as " + home.jid(),
                "standup",
                "every 1h",
                "none@nowhere.invalid");
        assertThat(browser.shows("#evil")).isFalse();
        assertThat(
                browser.evaluate(
                    "getComputedStyle(document.querySelector('table')).borderCollapse"))
            .as("its own style counts")
            .isEqualTo("collapse");
        assertThat(browser.evaluate("document.querySelector('path.in').getAttribute('d')"))
            .isNotEmpty();
        assertThat(
                browser.evaluate(
                    "document.head.append(Object.assign(document.createElement('style'), {textContent: 'h1 { display: none }'})), getComputedStyle(document.querySelector('h1')).display"))
            .as("no other does")
            .isEqualTo("block");
      }
    }
  }
}
