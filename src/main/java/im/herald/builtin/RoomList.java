package im.herald.builtin;

import static java.util.stream.Collectors.joining;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;
import java.util.stream.Stream;

/// `room list`: the rooms, and how it goes with each.
final class RoomList implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "room list",
          Role.ADMIN,
          "shows the rooms that this bot wants to be in, whether it is, and which are only bookmarked",
          List.of(),
          "room list");

  private final Rooms rooms;

  RoomList(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    Stream<String> wanted =
        rooms.list().stream().map(room -> "%s: %s".formatted(room.jid(), room.words()));
    Stream<String> others =
        rooms.bookmarked().stream()
            .map("%s: only bookmarked, by another client of this account"::formatted);
    String all = Stream.concat(wanted, others).collect(joining("\n"));
    return Answer.quoting(
        all.isEmpty() ? "There are no rooms. `room join JID` goes into one." : all);
  }
}
