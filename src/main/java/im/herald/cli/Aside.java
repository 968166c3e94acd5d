package im.herald.cli;

import java.util.List;

/// What somebody wants with messages that were put aside.
sealed interface Aside {
  /// To see them all.
  record Show() implements Aside {}

  /// That the next start tries this one again.
  record Retry(long number) implements Aside {}

  /// That nobody tries this one any more.
  record Drop(long number) implements Aside {}

  /// @param command whose arguments these are
  /// @throws StartFailure if they mean nothing
  static Aside of(String command, List<String> args) throws StartFailure {
    String what = args.isEmpty() ? "list" : args.getFirst();
    try {
      if (what.equals("list") && args.size() < 2) {
        return new Show();
      }
      if (what.equals("retry") && args.size() == 2) {
        return new Retry(Long.parseLong(args.getLast()));
      }
      if (what.equals("drop") && args.size() == 2) {
        return new Drop(Long.parseLong(args.getLast()));
      }
    } catch (NumberFormatException e) {
      throw usage(command);
    }
    throw usage(command);
  }

  private static StartFailure usage(String command) {
    return new StartFailure(
        Exit.USAGE,
        "%s takes list, retry NUMBER or drop NUMBER; %s list shows the numbers"
            .formatted(command, command));
  }

  /// @throws StartFailure unless it was `found`
  static void decided(String command, boolean found, long number) throws StartFailure {
    if (!found) {
      throw new StartFailure(
          Exit.USAGE,
          "no message %d is put aside; %s list shows those that are".formatted(number, command));
    }
  }
}
