package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
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
    Stream<Wording> wanted =
        rooms.list().stream()
            .map(room -> Wording.verbatim("%s: %s".formatted(room.jid(), room.words())));
    Stream<Wording> others =
        rooms.bookmarked().stream()
            .map(jid -> Wording.of("%s: only bookmarked, by another client of this account", jid));
    List<Wording> all = Stream.concat(wanted, others).toList();
    return Answer.quoting(
        all.isEmpty()
            ? Wording.of("There are no rooms. `room join JID` goes into one.")
            : Wording.joined("\n", all.stream()));
  }
}
