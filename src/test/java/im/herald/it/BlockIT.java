package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The server keeps back what those send who are blocked (XEP-0191).
@OnEachServer
class BlockIT {
  private final XmppServer server;
  private BotHome home;
  private Person owner;
  private Person mallory;
  private BotHere running;

  BlockIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    owner = Person.register(server, "owner");
    mallory = Person.register(server, "mallory");
    home = BotHome.on(server).withOwner(owner);
    running = home.startsHere();
  }

  @AfterEach
  void end() throws Exception {
    running.close();
    mallory.close();
    owner.close();
    home.close();
  }

  @Test
  void whoIsBlockedIsNotHeardUntilTheyAreUnblocked() {
    assertThat(mallory.asks(home.jid(), "ping")).isEqualTo("pong");
    assertThat(owner.asks(home.jid(), "block " + mallory.jid())).contains("is blocked");
    assertThat(owner.asks(home.jid(), "blocked")).isEqualTo(mallory.jid().toString());

    mallory.says(home.jid(), "echo unheard");
    mallory.waitsUntilServerIsDone();
    assertThat(owner.asks(home.jid(), "ping")).isEqualTo("pong");

    assertThat(owner.asks(home.jid(), "unblock " + mallory.jid())).contains("not blocked any more");
    assertThat(owner.asks(home.jid(), "blocked")).isEqualTo("Nobody is blocked.");
    mallory.says(home.jid(), "echo heard");
    assertThat(nextAnswer()).isEqualTo("heard");
  }

  /// Beyond the errors in which servers say that somebody is blocked.
  private String nextAnswer() {
    Element next = mallory.next();
    while (next.attribute("type").equals("error")) {
      next = mallory.next();
    }
    return next.textOf("body");
  }
}
