package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.Language;
import im.herald.message.OutgoingMessage;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import im.herald.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One message of the journal while it is dealt with, and what is said in answer. The answers go to
/// the outbox together with the word that it is dealt with, so that a second run after a kill adds
/// none of them again.
///
/// One thread.
final class Turn {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  private final long number;
  private final IncomingMessage message;
  private final Outbox outbox;
  private final Filters filters;
  private final Language usual;
  private final List<OutgoingMessage> answers = new ArrayList<>();
  private Courtesy.Work work = Courtesy.Work.UNSEEN;
  private boolean over;

  /// @param number in the journal
  /// @param filters that know answers again
  /// @param usual the language for those who ask for none
  Turn(long number, IncomingMessage message, Outbox outbox, Filters filters, Language usual) {
    this.usual = usual;
    this.filters = filters;
    this.number = number;
    this.message = message;
    this.outbox = outbox;
  }

  IncomingMessage message() {
    return message;
  }

  /// `seen` is what people see of the time until the answer.
  void begin(Courtesy.Work seen) {
    work = seen;
  }

  /// `wording` in the language of whoever wrote the message.
  String inTheirs(Wording wording) {
    return wording.in(message.signs().language().orElse(usual));
  }

  /// Answers. What is said when the turn is over goes out by itself.
  ///
  /// @param quotes whether people's own words are in it
  void say(String text, boolean quotes) {
    filters.said().accept(message, text);
    add(OutgoingMessage.answer(message, text, quotes));
  }

  /// Answers with the place where people read what is answered.
  void link(URI where) {
    filters.said().accept(message, where.toString());
    add(OutgoingMessage.link(message, where));
  }

  /// Answers that it is done by a reaction. A correction of the message finds none to correct: the
  /// reaction stays at it (XEP-0444 § 4.2).
  void react() {
    give(OutgoingMessage.reaction(message));
  }

  private void add(OutgoingMessage said) {
    give(filters.corrections().toBeSaid(message, said));
  }

  private void give(OutgoingMessage answer) {
    work.ends(true);
    if (over) {
      outbox.put(answer);
    } else {
      answers.add(answer);
    }
  }

  /// It is dealt with, if that was not said before. Does not wait for the disk.
  void end() {
    work.ends(false);
    if (!over) {
      over = true;
      outbox.answer(number, answers);
    }
  }

  /// It will be dealt with after the next start.
  void drop() {
    work.ends(false);
  }

  /// As [#end], for a message that ends the session: it must not run again. Waits for the disk, and
  /// then until the server has every answer, or for so long.
  ///
  /// @return false if the disk does not take it; then nothing is said and it is not dealt with
  boolean endBefore(Duration patience) throws InterruptedException {
    try {
      outbox.answerNow(number, answers);
    } catch (StoreException e) {
      LOG.warn("message {} ends nothing: {}", number, e.getMessage());
      answers.clear();
      return false;
    }
    over = true;
    outbox.awaitEmpty(patience);
    return true;
  }
}
