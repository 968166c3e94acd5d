package im.herald.http;

import java.util.List;

/// How Herald is, for people. All texts may be what strangers chose.
///
/// @param account whose bot this is
/// @param state each with what it is about and how that is, in order
public record Overview(
    String account,
    boolean online,
    List<Entry> state,
    List<Entry> schedules,
    List<Entry> rooms,
    List<Entry> errors) {
  public Overview {
    state = List.copyOf(state);
    schedules = List.copyOf(schedules);
    rooms = List.copyOf(rooms);
    errors = List.copyOf(errors);
  }

  /// A line of it.
  public record Entry(String label, String value) {}
}
