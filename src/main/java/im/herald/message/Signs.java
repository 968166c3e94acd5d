package im.herald.message;

import java.util.Optional;

/// What a message carries beside its text.
///
/// @param receipt whether its sender wants to be told that it arrived (XEP-0184)
/// @param marker whether its sender wants to be told that it was read (XEP-0333)
/// @param states whether its sender's client shows who is typing (XEP-0085)
/// @param encrypted whether its text only stands for one that Herald cannot read (XEP-0380)
/// @param language in which its sender wants to be answered (RFC 6120 § 8.1.5), if they said so and
///   Herald speaks it
/// @param corrects the message of the same sender in whose place it is (XEP-0308)
public record Signs(
    boolean receipt,
    boolean marker,
    boolean states,
    boolean encrypted,
    Optional<Language> language,
    Optional<StanzaId> corrects) {
  public static final Signs NONE =
      new Signs(false, false, false, false, Optional.empty(), Optional.empty());
}
