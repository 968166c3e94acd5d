package im.herald.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.demo.XmppServerKind;
import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import im.herald.proxy.Effect;
import im.herald.proxy.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The server cannot be reached for a while, or falls silent while Herald is logging in.
@OnEachServer(only = XmppServerKind.PROSODY)
@ExtendWith(Table.Resolver.class)
class OutageChaos {
  private static final Duration SHORT = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(16);
  private static final int DAEMONS = 4;
  private static final int STALLS = 5;
  private static final int LOGIN_MILLIS = 200;

  private static final Duration BACK = Duration.ofSeconds(12);

  /// What was promised for an outage of more than a quarter of an hour.
  private static final Duration BACK_LATE = Duration.ofSeconds(75);

  private final XmppServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  OutageChaos(XmppServer server) {
    this.server = server;
  }

  @Test
  void afterAnOutageTheBotIsBack(Table table) throws Exception {
    try (Crowd shorts = new Crowd();
        Crowd longs = new Crowd()) {
      CompletableFuture<Longest> ofLong = outage(longs, LONG);
      CompletableFuture<Longest> ofShort = outage(shorts, SHORT);
      int shortThreads = shorts.threads();
      int longThreads = longs.threads();
      Longest afterShort = ofShort.join();
      Longest afterLong = ofLong.join();
      shorts.settles();
      longs.settles();
      table.add(shorts.row("unreachable for 60 s, " + server, DAEMONS, afterShort, shortThreads));
      table.add(longs.row("unreachable for 16 min, " + server, DAEMONS, afterLong, longThreads));
      assertThat(shorts.lost() + longs.lost()).isZero();
      assertThat(afterShort.recovery()).isLessThan(BACK);
      assertThat(afterLong.recovery()).isLessThan(BACK_LATE);
    }
  }

  private CompletableFuture<Longest> outage(Crowd crowd, Duration length) throws Exception {
    Longest longest = new Longest();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < DAEMONS; i++) {
      Proxy proxy = crowd.add(Proxy.to(server.port()));
      Daemon daemon = reaching(crowd, proxy);
      all.add(
          CompletableFuture.runAsync(
              () -> {
                proxy.set(new Effect.Refuse());
                proxy.set(new Effect.Reset());
                daemon.notices(System.nanoTime());
                pass(length);
                daemon.log().skip();
                proxy.lift(new Effect.Refuse());
                longest.recovered(daemon.isBack(System.nanoTime()));
              },
              threads));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(_ -> longest);
  }

  /// Somewhere between the first octet and the last of TLS, SASL, binding or resumption.
  @Test
  void aServerThatFallsSilentInTheMiddleOfALoginIsLeft(Table table) throws Exception {
    Longest longest = new Longest();
    try (Crowd crowd = new Crowd()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < DAEMONS; i++) {
        Proxy proxy = crowd.add(Proxy.to(server.port()));
        Daemon daemon = reaching(crowd, proxy);
        Random random = new Random(i);
        all.add(CompletableFuture.runAsync(() -> stalls(daemon, proxy, random, longest), threads));
      }
      int before = crowd.threads();
      all.forEach(CompletableFuture::join);
      crowd.settles();
      table.add(crowd.row("silent in a login, " + server, DAEMONS * STALLS, longest, before));
      assertThat(crowd.lost()).isZero();
      assertThat(longest.recovery()).isLessThan(BACK);
    }
  }

  private static void stalls(Daemon daemon, Proxy proxy, Random random, Longest longest) {
    Effect silence = new Effect.StopForwarding();
    for (int i = 0; i < STALLS; i++) {
      daemon.log().skip();
      int connections = proxy.connections();
      proxy.set(new Effect.Reset());
      daemon.notices(System.nanoTime());
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(2))
          .until(() -> proxy.connections() > connections);
      pass(Duration.ofMillis(random.nextInt(LOGIN_MILLIS)));
      long silent = System.nanoTime();
      proxy.set(silence);
      longest.detected(daemon.notices(silent));
      daemon.log().skip();
      proxy.lift(silence);
      longest.recovered(daemon.isBack(System.nanoTime()));
      daemon.answers(1);
    }
  }

  private Daemon reaching(Crowd crowd, Proxy proxy) throws Exception {
    Daemon daemon =
        crowd.add(Daemon.on(server)).through("127.0.0.1", proxy.port()).ticking(1).starts();
    daemon.talks(Duration.ofSeconds(2));
    daemon.answers(1);
    return daemon;
  }

  private static void pass(Duration time) {
    try {
      new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
