package im.herald.command;

import im.herald.message.Wording;

/// What a command answers.
public sealed interface Answer {
  /// The text that the person gets.
  Wording text();

  /// Just that.
  ///
  /// @param quotes whether people's own words are in it, such as names that they chose. Those must
  ///   not style it, so it is shown as it stands
  record Text(Wording text, boolean quotes) implements Answer {}

  /// That it is done, in words; some people's clients show it without them (XEP-0444). For commands
  /// that have nothing else to say.
  record Done(Wording text) implements Answer {
    /// In a text that is the same in every language.
    public Done(String text) {
      this(Wording.verbatim(text));
    }
  }

  /// The text first, and when the server has it (or after 5 s) something that ends the session.
  record Last(Wording text, Ending then) implements Answer {
    /// In a text that is the same in every language.
    public Last(String text, Ending then) {
      this(Wording.verbatim(text), then);
    }
  }

  /// The text is a warning. A code is added to it on a line of its own, and when the same person
  /// sends that code back alone within 60 s, `confirmed` runs. Direct chats only.
  record Confirm(Wording text, Step confirmed) implements Answer {
    /// In a text that is the same in every language.
    public Confirm(String text, Step confirmed) {
      this(Wording.verbatim(text), confirmed);
    }
  }

  static Answer of(Wording text) {
    return new Text(text, false);
  }

  /// A text that is the same in every language.
  static Answer of(String text) {
    return of(Wording.verbatim(text));
  }

  /// An answer with people's own words in it.
  static Answer quoting(Wording text) {
    return new Text(text, true);
  }

  /// An answer of nothing but people's own words.
  static Answer quoting(String text) {
    return quoting(Wording.verbatim(text));
  }

  /// The second half of an answer. Runs where the command ran, under a deadline of its own.
  @FunctionalInterface
  interface Step {
    /// Does it, and answers.
    ///
    /// @throws CommandFailure if the person should be told that it could not be done
    Answer run() throws CommandFailure, InterruptedException;
  }

  /// What happens after a last answer.
  @FunctionalInterface
  interface Ending {
    /// Does it.
    ///
    /// @throws CommandFailure if it could not be done and the session goes on; the person is told
    void run() throws CommandFailure, InterruptedException;
  }
}
