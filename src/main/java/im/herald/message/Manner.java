package im.herald.message;

import java.util.Optional;

/// How a message is said.
///
/// @param active whether it shows that Herald is there to talk, as its recipient's client does
///   (XEP-0085)
/// @param plain whether its text is to be shown as it stands: people's own words in it must not
///   style Herald's (XEP-0393 § 7)
/// @param form what its text is
/// @param corrects the message of Herald's in whose place it is (XEP-0308)
public record Manner(boolean active, boolean plain, Form form, Optional<StanzaId> corrects) {
  public static final Manner USUAL = new Manner(false, false, Form.WORDS, Optional.empty());

  /// What the text of a message is.
  public enum Form {
    /// What people read.
    WORDS,
    /// An address where people read what it says (XEP-0066).
    LINK,
    /// A picture of one character, which clients show at the message that it answers (XEP-0444).
    REACTION
  }

  /// The same for a message that is in the place of `other`.
  public Manner correcting(StanzaId other) {
    return new Manner(active, plain, form, Optional.of(other));
  }

  /// The same for what follows in a message of its own.
  public Manner continued() {
    return new Manner(active, plain, form, Optional.empty());
  }
}
