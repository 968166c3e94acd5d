package im.herald.command;

import im.herald.message.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// The parsed values of a call, by the names that the command declared.
///
/// Asking for a name that was not declared, or as another kind, is a bug of the command:
/// [IllegalArgumentException].
public final class Arguments {
  private final Map<String, Object> values;

  Arguments(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /// The value of a word, a choice, a line or a text. A choice comes as it was declared.
  public String text(String name) {
    return value(name, String.class);
  }

  /// As [#text], for an optional argument.
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /// The value of an address.
  public BareJid address(String name) {
    return value(name, BareJid.class);
  }

  /// The values of a list of addresses, as they were written, at least one.
  public List<BareJid> addresses(String name) {
    return value(name, AddressList.class).addresses();
  }

  /// Whether it says yes.
  public boolean yes(String name) {
    return value(name, Boolean.class);
  }

  public long number(String name) {
    return value(name, Long.class);
  }

  /// A length of time, longer than none.
  public Duration span(String name) {
    return value(name, Duration.class);
  }

  /// Whether an optional argument is there.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The values of a list of recipients, as they were written, at least one.
  public List<Recipient> recipients(String name) {
    return value(name, RecipientList.class).recipients();
  }

  private <T> T value(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("no argument %s of this kind".formatted(name));
    }
    return type.cast(value);
  }

  record AddressList(List<BareJid> addresses) {}

  record RecipientList(List<Recipient> recipients) {}
}
