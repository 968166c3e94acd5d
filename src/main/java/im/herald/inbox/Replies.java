package im.herald.inbox;

import im.herald.command.Answer;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Gives people the answers that handlers and commands made.
final class Replies {
  /// Longer answers are cut: one answer must not fill the way to the server for minutes.
  static final int LONGEST = 64 * 1024;

  /// In octets.
  static final int LONGEST_IN_CHAT = 4 * 1024;

  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final OpenQuestions questions;
  private final Guard guard;
  private final OtherWays otherWays;

  Replies(OpenQuestions questions, Guard guard, OtherWays otherWays) {
    this.otherWays = otherWays;
    this.questions = questions;
    this.guard = guard;
  }

  void give(Turn turn, Role role, Answer answer) throws InterruptedException {
    switch (answer) {
      case Answer.Text(Wording text, boolean quotes) -> sayOrLink(turn, text, quotes);
      case Answer.Done(Wording text) -> {
        if (otherWays.reactions().test(turn.message())) {
          turn.react();
        } else {
          say(turn, text, false);
        }
      }
      case Answer.Confirm confirm ->
          say(
              turn,
              questions
                  .ask(turn.message().conversation(), role, confirm)
                  .orElseGet(() -> Wording.of("That can only be done in a direct chat.")),
              false);
      case Answer.Last(Wording text, Answer.Ending then) -> {
        say(turn, text, false);
        if (!turn.endBefore(LAST_WORDS)) {
          refuse(
              turn,
              Wording.of(
                  "The disk takes nothing at the moment, so I have not done that. Try later."));
          return;
        }
        Outcome end =
            guard.run(
                "ending",
                () -> {
                  then.run();
                  return new Outcome.Handled();
                });
        if (end instanceof Outcome.Refused(Wording reason)) {
          refuse(turn, reason);
        }
      }
    }
  }

  /// Says why something is not done. That may repeat what somebody wrote.
  void refuse(Turn turn, Wording reason) {
    say(turn, reason, true);
  }

  /// What nobody wants to read in a chat is put where it can be read, if there is such a place.
  private void sayOrLink(Turn turn, Wording wording, boolean quotes) throws InterruptedException {
    String text = turn.inTheirs(wording);
    boolean isLong = text.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_CHAT;
    Optional<URI> where =
        isLong
            ? otherWays.links().put(turn.message().conversation(), shortened(turn, text))
            : Optional.empty();
    if (where.isPresent()) {
      turn.link(where.get());
    } else {
      say(turn, wording, quotes);
    }
  }

  private static void say(Turn turn, Wording wording, boolean quotes) {
    String text = turn.inTheirs(wording);
    if (!text.isBlank()) {
      turn.say(shortened(turn, text), quotes);
    }
  }

  private static String shortened(Turn turn, String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return turn.inTheirs(
        Wording.of(
            "%s\n[cut here: the answer had %d characters]", text.substring(0, end), text.length()));
  }
}
