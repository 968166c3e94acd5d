package im.herald.xmpp.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.message.ArchiveId;
import im.herald.message.Jids;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.mam.element.MamFinIQ;
import org.jivesoftware.smackx.mam.element.MamVersion;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class ReadingTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final BareJid ROOM = JidCreate.bareFromOrThrowUnchecked("team@rooms.example.org");
  private static final ArchivePlace BEGIN = new ArchivePlace(false, NOON, ArchiveId.of("a0"));

  private final List<ArchivePlace> kept = new ArrayList<>();
  private final List<IQ> asked = new ArrayList<>();

  @BeforeAll
  static void preparation() {
    Jids.prepare();
  }

  @Test
  void aRoomWhoseArchiveNeverEndsIsLeft() {
    Reading endless = reading(Optional.of(ROOM), n -> end("a" + n, false));

    assertThatThrownBy(() -> endless.all(BEGIN))
        .isInstanceOf(IOException.class)
        .hasMessage("it does not end");
    assertThat(asked).hasSize(2_000).allMatch(iq -> ROOM.equals(iq.getTo()));
    assertThat(kept.getLast().open()).isTrue();
  }

  @Test
  void aPageWithoutAnEndThatIsNotTheLastIsAFailure() {
    Reading stuck = reading(Optional.empty(), _ -> end(null, false));

    assertThatThrownBy(() -> stuck.all(BEGIN))
        .isInstanceOf(IOException.class)
        .hasMessage("a page that is not the last has no end");
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatCannotBeKeptIsReadAgain() {
    Reading unkept =
        new Reading(
            answering(_ -> end("a1", true)),
            Optional.of(ROOM),
            new AwaitedQuery(1),
            kept::add,
            intake(CompletableFuture.failedFuture(new IOException("full"))));

    assertThatThrownBy(() -> unkept.all(BEGIN)).hasMessage("what came cannot be kept");
    assertThat(kept).containsExactly(BEGIN.openAfter(BEGIN.after()));
  }

  @Test
  void noMoreResultsAreTakenThanWereAskedFor() {
    AwaitedQuery awaited = new AwaitedQuery(2);
    awaited.expect("q1");
    assertThat(awaited.takes("q2")).isFalse();
    assertThat(awaited.takes(null)).isFalse();
    assertThat(List.of(awaited.takes("q1"), awaited.takes("q1"), awaited.takes("q1")))
        .containsExactly(true, true, false);
    awaited.expect("q3");
    assertThat(awaited.takes("q1")).isFalse();
    assertThat(awaited.takes("q3")).isTrue();
  }

  private Reading reading(Optional<BareJid> room, Server server) {
    return new Reading(
        answering(server),
        room,
        new AwaitedQuery(ArchivePage.SIZE),
        kept::add,
        intake(CompletableFuture.completedFuture(true)));
  }

  private Questions answering(Server server) {
    return (IQ question, Duration _) -> {
      asked.add(question);
      return server.answer(asked.size());
    };
  }

  private static MamFinIQ end(@Nullable String last, boolean complete) {
    return new MamFinIQ(
        MamVersion.MAM2, "q", new RSMSet(null, null, -1, -1, last, -1, null, -1), complete, true);
  }

  private static Intake intake(CompletableFuture<?> kept) {
    return new Intake() {
      @Override
      public CompletableFuture<?> kept() {
        return kept;
      }

      @Override
      public int waiting() {
        return 0;
      }
    };
  }

  /// What the n-th question is answered.
  private interface Server {
    IQ answer(int n);
  }
}
