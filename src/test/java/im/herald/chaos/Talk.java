package im.herald.chaos;

import im.herald.it.Element;
import im.herald.it.Person;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jxmpp.jid.BareJid;

/// One login of somebody who asks Herald one question after the other, and notes what comes. It
/// ends where the connection does.
final class Talk implements AutoCloseable {
  private final Person person;
  private final BareJid bot;
  private final Ledger ledger;
  private final Duration pause;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread asking;
  private final Thread listening;

  private Talk(Person person, BareJid bot, Ledger ledger, Duration pause) {
    this.person = person;
    this.bot = bot;
    this.ledger = ledger;
    this.pause = pause;
    asking = Thread.ofVirtual().unstarted(this::ask);
    listening = Thread.ofVirtual().unstarted(this::listen);
  }

  static Talk between(Person person, BareJid bot, Ledger ledger, Duration pause) {
    Talk talk = new Talk(person, bot, ledger, pause);
    talk.asking.start();
    talk.listening.start();
    return talk;
  }

  private void ask() {
    try {
      do {
        ask(ledger.nextQuestion());
      } while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(String question) {
    try {
      person.says(bot, "echo " + question);
      person.waitsUntilServerIsDone();
      ledger.asked(question);
    } catch (RuntimeException e) {
      // The server is slow or gone; whether it had that question nobody knows.
    }
  }

  private void listen() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Element message = person.next();
        ledger.heard(message);
      } catch (AssertionError e) {
        // Nothing came for a while, or this was interrupted.
      }
    }
  }

  /// Asks nothing more; hears on until [#close].
  void stopAsking() throws InterruptedException {
    over.countDown();
    asking.join(Duration.ofSeconds(20));
  }

  /// What the server keeps in this person's archive goes into the ledger.
  void readArchive() {
    ledger.archived(person.archive());
  }

  @Override
  public void close() {
    over.countDown();
    listening.interrupt();
    try {
      person.closesAbruptly();
    } catch (UncheckedIOException e) {
      // The server was first.
    }
  }
}
