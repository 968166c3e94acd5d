package im.herald.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import im.herald.store.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a server acknowledges, and however often its sessions break, go on or end: each message
/// arrives, in order, and twice only where a session ended.
class OutboxRandomTest {
  private static final int RUNS = 500;
  private static final int MESSAGES = 40;
  private static final int EVENTS = 30;

  private final MemoryStore store = new MemoryStore();

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingIsLostOrOutOfOrder(long seed) throws Exception {
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system());
      Server server = new Server(outbox);
      List<StanzaId> said = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        said.addAll(say(outbox, random.nextInt(3)));
        server.suffer(random.nextInt(6));
      }
      said.addAll(say(outbox, MESSAGES));
      server.recover();
      assertThat(outbox.awaitEmpty(Duration.ofSeconds(10)))
          .as("seed %d, run %d", seed, run)
          .isTrue();
      assertThat(new ArrayList<>(new LinkedHashSet<>(server.heard())))
          .as("seed %d, run %d", seed, run)
          .isEqualTo(said);
      if (server.ended() == 0) {
        assertThat(server.heard()).as("seed %d, run %d", seed, run).doesNotHaveDuplicates();
      }
      outbox.close();
    }
  }

  private static List<StanzaId> say(Outbox outbox, int count) throws Exception {
    List<StanzaId> said = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OutgoingMessage message =
          OutgoingMessage.to(
              new Conversation.Direct(Jids.bare("juliet@example.org")), "number " + i);
      outbox.put(message);
      said.add(message.id());
    }
    return said;
  }

  /// Takes what comes, and acknowledges when it is told to.
  private static final class Server {
    private final Outbox outbox;
    private final List<StanzaId> heard = new ArrayList<>();
    private final Deque<StanzaId> owed = new ArrayDeque<>();
    private boolean broken;
    private boolean willing;
    private int ended;

    Server(Outbox outbox) {
      this.outbox = outbox;
      begin();
    }

    private void begin() {
      outbox.online(new Session());
      outbox.begun();
    }

    void suffer(int event) {
      switch (event) {
        case 0 -> acknowledge(1);
        case 1 -> acknowledge(5);
        case 2 -> breaks();
        case 3 -> goesOn();
        case 4 -> {
          synchronized (this) {
            ended++;
            broken = false;
            owed.clear();
          }
          outbox.offline();
          begin();
        }
        default -> {}
      }
    }

    /// Takes all from now on.
    void recover() {
      goesOn();
      synchronized (this) {
        willing = true;
      }
      acknowledge(Integer.MAX_VALUE);
    }

    private void breaks() {
      synchronized (this) {
        broken = true;
      }
      outbox.pause();
    }

    /// The session had all that it took; its resumption says so.
    private void goesOn() {
      synchronized (this) {
        broken = false;
      }
      outbox.resume();
    }

    private void acknowledge(int most) {
      for (int i = 0; i < most; i++) {
        StanzaId next;
        synchronized (this) {
          next = owed.poll();
        }
        if (next == null) {
          return;
        }
        outbox.acknowledged(next);
      }
    }

    synchronized List<StanzaId> heard() {
      return List.copyOf(heard);
    }

    synchronized int ended() {
      return ended;
    }

    private final class Session implements Wire {
      private final int number = ended;

      @Override
      public void send(OutgoingMessage message, Optional<Instant> delayedSince)
          throws IOException, InterruptedException {
        synchronized (Server.this) {
          if (number != ended) {
            throw new IOException("the stream has ended");
          }
          if (broken) {
            throw new InterruptedException("as Smack does where its queue was full");
          }
          heard.add(message.id());
          if (!willing) {
            owed.add(message.id());
            return;
          }
        }
        outbox.acknowledged(message.id());
      }

      @Override
      public boolean acknowledges() {
        return true;
      }

      @Override
      public CompletableFuture<Boolean> fence() {
        return CompletableFuture.completedFuture(true);
      }
    }
  }
}
