package im.herald.store;

import java.util.List;

/// What became of something that was posted over HTTP.
///
/// @param fresh the rows that were added now; none if it had been posted before
/// @param numbers those of all its rows, the first time and now
public record Posted(List<OutgoingRow> fresh, List<Long> numbers) {
  public Posted {
    fresh = List.copyOf(fresh);
    numbers = List.copyOf(numbers);
  }
}
