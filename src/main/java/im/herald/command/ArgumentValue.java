package im.herald.command;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Recipient;
import im.herald.message.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jxmpp.jid.BareJid;

/// What somebody wrote for one argument, as a value of its kind. The same for chat and forms.
final class ArgumentValue {
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");

  /// Longer than any number that a command can mean.
  private static final int LONGEST_NUMBER = 18;

  private ArgumentValue() {}

  /// The value of `written`, which is not blank for a line or a text.
  ///
  /// @throws CommandFailure if it is none of this kind
  static Object of(Argument argument, String written) throws CommandFailure {
    return switch (argument.kind()) {
      case Argument.Kind.Word(), Argument.Kind.Moment(), Argument.Kind.Text() -> written;
      case Argument.Kind.Line() -> line(argument, written);
      case Argument.Kind.Address(boolean orServer) -> address(argument, written, orServer);
      case Argument.Kind.Addresses() -> addresses(argument, written);
      case Argument.Kind.Recipients() -> recipients(argument, written);
      case Argument.Kind.Choice(var words) -> choice(argument, words, written);
      case Argument.Kind.YesNo() -> yesNo(argument, written);
      case Argument.Kind.WholeNumber(long least, long most) ->
          number(argument, least, most, written);
      case Argument.Kind.Span() -> span(argument, written);
      case Argument.Kind.Keyword(var word) -> keyword(word, written);
    };
  }

  private static String line(Argument argument, String written) throws CommandFailure {
    if (written.lines().count() > 1) {
      throw new CommandFailure(
          Wording.of("%s is one line, without a line break.", argument.name()));
    }
    return written;
  }

  private static BareJid address(Argument argument, String written, boolean orServer)
      throws CommandFailure {
    try {
      return orServer ? Jids.bare(written) : Jids.person(written);
    } catch (InvalidJidException e) {
      throw bad(argument, e);
    }
  }

  private static Object addresses(Argument argument, String written) throws CommandFailure {
    List<BareJid> addresses = new ArrayList<>();
    for (String one : written.split(",", -1)) {
      addresses.add(address(argument, one, false));
    }
    return new Arguments.AddressList(List.copyOf(addresses));
  }

  private static Object recipients(Argument argument, String written) throws CommandFailure {
    List<Recipient> recipients = new ArrayList<>();
    try {
      for (String one : written.split(",", -1)) {
        recipients.add(Recipient.parse(one));
      }
    } catch (InvalidJidException e) {
      throw bad(argument, e);
    }
    return new Arguments.RecipientList(List.copyOf(recipients));
  }

  private static CommandFailure bad(Argument argument, InvalidJidException e) {
    return new CommandFailure(Wording.verbatim(argument.name() + ": " + e.getMessage() + "."), e);
  }

  private static String choice(Argument argument, List<String> words, String written)
      throws CommandFailure {
    return words.stream()
        .filter(w -> w.equalsIgnoreCase(written))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    Wording.of(
                        "%s is one of %s, not \"%s\".",
                        argument.name(), String.join(", ", words), written)));
  }

  private static Boolean yesNo(Argument argument, String written) throws CommandFailure {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on", "1" -> true;
      case "no", "false", "off", "0" -> false;
      default ->
          throw new CommandFailure(
              Wording.of("%s is yes or no, not \"%s\".", argument.name(), written));
    };
  }

  private static Long number(Argument argument, long least, long most, String written)
      throws CommandFailure {
    if (written.matches("[+-]?[0-9]{1," + LONGEST_NUMBER + "}")) {
      long number = Long.parseLong(written);
      if (least <= number && number <= most) {
        return number;
      }
    }
    throw new CommandFailure(
        Wording.of(
            "%s is a whole number from %d to %d, not \"%s\".",
            argument.name(), least, most, written));
  }

  private static Duration span(Argument argument, String written) throws CommandFailure {
    Matcher parts = SPAN.matcher(written.toLowerCase(Locale.ROOT));
    Duration span =
        parts.matches()
            ? Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4))
            : Duration.ZERO;
    if (span.isZero()) {
      throw new CommandFailure(
          Wording.of(
              "%s is a length of time such as 90s, 5m, 1h30m or 2d, not \"%s\".",
              argument.name(), written));
    }
    return span;
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Object keyword(String expected, String written) throws CommandFailure {
    if (!written.equalsIgnoreCase(expected)) {
      throw new CommandFailure(Wording.of("`%s` must stand before: %s", expected, written));
    }
    return expected;
  }
}
