package im.herald.cli.demo;

/// The bot of the demo, which runs in this JVM. To close it is to stop it, as TERM does.
public interface BotProcess extends AutoCloseable {
  /// Waits until it has ended, whoever ended it.
  void awaitEnd() throws InterruptedException;

  @Override
  void close() throws InterruptedException;
}
