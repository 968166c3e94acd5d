package im.herald.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The place of a message in an archive, our account's or a room's (XEP-0313 § 3.1). Whoever keeps
/// the archive chooses it, and no two messages there have the same.
public record ArchiveId(String value) {
  /// Servers use some twenty letters. A database cannot look for much longer ones.
  private static final int LONGEST = 500;

  /// The id that is written as `text`; empty if there is none that can be used.
  public static Optional<ArchiveId> of(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(id -> !id.isBlank() && id.length() <= LONGEST)
        .map(ArchiveId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
