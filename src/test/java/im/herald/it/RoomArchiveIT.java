package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said to the bot in a room while it is away waits for it in the room's archive.
@OnEachServer
class RoomArchiveIT {
  private static final String BOT = "herald";

  private final XmppServer server;
  private Person juliet;
  private Person romeo;
  private BotHome home;
  private TestRoom room;

  RoomArchiveIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    juliet = Person.register(server, "juliet");
    romeo = Person.register(server, "romeo");
    home = BotHome.on(server).withOwner(juliet);
    room = TestRoom.ruledBy(juliet).open();
    room.enter(romeo, "romeo");
    home.with("rooms = [ { jid = \"%s\", nick = %s } ]".formatted(room.jid(), BOT));
  }

  @AfterEach
  void end() throws Exception {
    juliet.close();
    romeo.close();
    home.close();
  }

  @Test
  void whatIsSaidWhileItIsAwayIsAnsweredOnceAndRunsNothingThatNeedsARole() {
    room.says(romeo, "herald: echo before it was ever here");
    try (BotHere first = home.startsHere()) {
      room.sees(romeo, BOT);
      assertThat(room.asks(romeo, "herald: echo live", BOT)).isEqualTo("romeo: live");
      first.log().next("in the room");
    }
    room.misses(romeo, BOT);
    room.says(romeo, "herald: echo one");
    room.says(romeo, "not to the bot");
    romeo.waitsUntilServerIsDone();
    room.says(juliet, "herald: quit");
    juliet.waitsUntilServerIsDone();
    room.says(romeo, "!echo two");
    romeo.waitsUntilServerIsDone();

    try (BotHere back = home.startsHere()) {
      assertThat(room.hears(romeo, BOT)).as(back.log()::last).isEqualTo("romeo: one");
      assertThat(room.hears(romeo, BOT)).contains("`quit` needs the role owner");
      assertThat(room.hears(romeo, BOT)).isEqualTo("romeo: two");
      assertThat(room.asks(romeo, "herald: echo now", BOT)).isEqualTo("romeo: now");
    }
    room.misses(romeo, BOT);

    try (BotHere again = home.startsHere()) {
      room.sees(romeo, BOT);
      assertThat(room.asks(romeo, "herald: echo later", BOT))
          .as(again.log()::last)
          .isEqualTo("romeo: later");
    }
  }

  @Test
  void anAnswerRefersToTheQuestionByTheIdThatTheRoomGaveIt() {
    try (BotHere running = home.startsHere()) {
      room.sees(romeo, BOT);
      room.says(romeo, "herald: ping");
      Element question = romeo.next();
      Element answer = romeo.next();
      assertThat(answer.textOf("body")).as(running.log()::last).isEqualTo("romeo: pong");
      Element reply = answer.child("reply").orElseThrow(() -> new AssertionError(answer));
      assertThat(reply.attribute("id"))
          .isNotEmpty()
          .isEqualTo(question.child("stanza-id").orElseThrow().attribute("id"));
      assertThat(reply.attribute("to")).isEqualTo(room.jid() + "/romeo");
    }
  }

  @Test
  void whatIsSaidWhileItIsKickedIsAnsweredWhenItIsBack() {
    try (BotHere running = home.startsHere()) {
      room.sees(romeo, BOT);
      assertThat(room.asks(romeo, "herald: echo live", BOT)).isEqualTo("romeo: live");
      room.kicks(BOT);
      room.says(romeo, "herald: echo meanwhile");
      assertThat(room.hears(romeo, BOT)).as(running.log()::last).isEqualTo("romeo: meanwhile");
      assertThat(room.asks(romeo, "herald: echo now", BOT)).isEqualTo("romeo: now");
    }
  }
}
