package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.ArchiveId;
import im.herald.store.Arrivals;
import im.herald.store.Journal;
import im.herald.store.MemoryStore;
import im.herald.xmpp.archive.ArchivePlace;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// Where the reading of the archive goes on.
class ArchivePlaceTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final EntityBareJid ACCOUNT =
      JidCreate.entityBareFromOrThrowUnchecked("herald@example.org");
  private static final Jid JULIET = JidCreate.fromOrThrowUnchecked("juliet@example.org/b");

  private final MemoryStore store = new MemoryStore();
  private final Archive archive =
      new Archive(
          ACCOUNT, store.journal(), new KeptInMemory(), InstantSource.fixed(NOON), _ -> false);

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a1", "an id of two words"})
  void itIsReadAsItIsWritten(String id) {
    for (boolean open : new boolean[] {true, false}) {
      ArchivePlace place = new ArchivePlace(open, NOON, ArchiveId.of(id));
      assertThat(ArchivePlace.parse(place.toString())).contains(place);
    }
  }

  @Test
  void whatIsNoPlaceIsNone() {
    assertThat(ArchivePlace.parse("open")).isEmpty();
    assertThat(ArchivePlace.parse("open yesterday a1")).isEmpty();
  }

  @Test
  void atFirstThereIsNone() {
    assertThat(archive.place()).isEmpty();
  }

  @Test
  void itIsBehindTheLastMessageOfTheJournal() throws Exception {
    archive.keep(place(false, "a1"));
    journaled("a2", NOON.plusSeconds(1));
    assertThat(archive.place())
        .contains(new ArchivePlace(false, NOON.plusSeconds(1), ArchiveId.of("a2")));
  }

  @Test
  void whatWasJournaledBeforeTheArchiveWasReadSaysNothing() throws Exception {
    journaled("a1", NOON.minusSeconds(1));
    archive.keep(place(false, "a5"));
    assertThat(archive.place()).contains(place(false, "a5"));
  }

  @Test
  void whatCameLiveBeforeAllWasReadHidesNothing() throws Exception {
    archive.keep(place(true, "a1"));
    journaled("a9", NOON.plusSeconds(1));
    assertThat(archive.place()).contains(place(true, "a1"));
  }

  private void journaled(String id, Instant received) throws Exception {
    Journal.Added added =
        Arrivals.add(store.journal(), JULIET, "<message/>", ArchiveId.of(id), received);
    assertThat(added.kept().get()).isTrue();
  }

  private static ArchivePlace place(boolean open, String id) {
    return new ArchivePlace(open, NOON, ArchiveId.of(id));
  }
}
