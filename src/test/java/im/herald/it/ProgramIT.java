package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// Programs of the configuration, as commands and as what answers all else, in a daemon of its own.
@OnEachServer
class ProgramIT {
  private final XmppServer server;
  private BotHome home;
  private BareJid bot;
  private Person owner;
  private Person user;

  ProgramIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    owner = Person.register(server, "owner");
    user = Person.register(server, "user");
    home = BotHome.on(server).withOwner(owner);
    bot = home.jid();
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    user.close();
    home.close();
  }

  @Test
  void programsAreCommandsAndAnswerAllElse() throws IOException {
    Path begun = home.configuration().resolveSibling("begun");
    script("shout", "tr a-z A-Z");
    script("slow", "trap '' TERM; echo $$ >" + begun + "; sleep 600; echo done");
    home.with("programs.shout { run = [shout], args = [\"TEXT...\"], help = \"Says it louder\" }")
        .with("programs.slow { run = [slow], allow = admin, timeout = 25s }")
        .with("fallback = program shout");
    try (BotProcess running = home.starts().online()) {
      assertThat(user.asks(bot, "shout -- good morning")).isEqualTo("-- GOOD MORNING");
      assertThat(user.asks(bot, "good night")).isEqualTo("GOOD NIGHT");
      assertThat(user.asks(bot, "help shout")).contains("Says it louder");
      assertThat(user.asks(bot, "slow")).contains("needs the role admin");
      owner.says(bot, "slow");
      await().until(() -> Files.exists(begun) && Files.size(begun) > 1);
      assertThat(user.asks(bot, "ping")).as(running.log()::last).isEqualTo("pong");
      assertThat(running.stops()).isZero();
    }
    long program = Long.parseLong(Files.readString(begun).strip());
    await().until(() -> ProcessHandle.of(program).filter(ProcessHandle::isAlive).isEmpty());
  }

  private void script(String name, String line) throws IOException {
    Path file = home.configuration().resolveSibling(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
