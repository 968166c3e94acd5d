package im.herald.xmpp.archive;

import im.herald.message.ArchiveId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Up to where Herald has read an archive.
///
/// @param open whether there was more when it was read last; what is in the journal says nothing
///   then, since live messages have overtaken the reading
/// @param since what came before this time is before the place
/// @param after the last message before it; empty if there was none
public record ArchivePlace(boolean open, Instant since, Optional<ArchiveId> after) {
  private static final String OPEN = "open";
  private static final String COMPLETE = "complete";

  /// As [#toString] wrote it; empty if it is something else.
  public static Optional<ArchivePlace> parse(String text) {
    String[] parts = text.split(" ", 3);
    try {
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(
              new ArchivePlace(
                  parts[0].equals(OPEN),
                  Instant.parse(parts[1]),
                  ArchiveId.of(parts.length == 3 ? parts[2] : null)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The same, with more to read behind `last`.
  public ArchivePlace openAfter(Optional<ArchiveId> last) {
    return new ArchivePlace(true, since, last);
  }

  @Override
  public String toString() {
    return "%s %s%s".formatted(open ? OPEN : COMPLETE, since, after.map(id -> " " + id).orElse(""));
  }
}
