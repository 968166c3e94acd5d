package im.herald.cli;

import im.herald.store.SqliteLibrary;
import im.herald.xmpp.Foundations;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// What takes a tenth of a second at the start and depends on no configuration: done beside reading
/// that, on a thread of its own.
final class Preparations {
  private final FutureTask<?> smack = new FutureTask<>(Foundations::loadSmack, null);

  private Preparations() {}

  static Preparations begin() {
    Preparations begun = new Preparations();
    Thread.ofPlatform().daemon().name("preparations").start(begun::prepare);
    return begun;
  }

  /// In the order in which the others need it.
  private void prepare() {
    SqliteLibrary.load();
    smack.run();
    Foundations.loadIssuers();
  }

  /// Waits until Smack may be used.
  void awaitSmack() throws InterruptedException {
    try {
      smack.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Smack cannot be used", e);
    }
  }
}
