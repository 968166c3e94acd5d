package im.herald.command;

import im.herald.message.Wording;

/// What the person typed cannot be done. The wording is the answer they get: it says what is wrong
/// and what to write instead. Not for bugs, whose text people never see.
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Wording wording;

  public CommandFailure(Wording wording) {
    super(wording.toString());
    this.wording = wording;
  }

  public CommandFailure(Wording wording, Throwable cause) {
    super(wording.toString(), cause);
    this.wording = wording;
  }

  /// In a text that is the same in every language.
  public CommandFailure(String text) {
    this(Wording.verbatim(text));
  }

  /// The answer.
  public Wording wording() {
    return wording;
  }
}
