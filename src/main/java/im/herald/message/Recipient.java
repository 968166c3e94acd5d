package im.herald.message;

import org.jxmpp.jid.BareJid;

/// Who a message goes to, as people and operators write it: a JID or the name of a group. A group
/// is looked up when the message goes out, not when it is written down.
public sealed interface Recipient {
  /// One address: a person's or a room's.
  record Person(BareJid jid) implements Recipient {
    @Override
    public String toString() {
      return jid.toString();
    }
  }

  /// Everybody on the roster: `@contacts`.
  record Contacts() implements Recipient {
    @Override
    public String toString() {
      return "@contacts";
    }
  }

  /// Everybody with the role owner: `@owners`.
  record Owners() implements Recipient {
    @Override
    public String toString() {
      return "@owners";
    }
  }

  /// Every room that Herald wants to be in: `@rooms`.
  record Rooms() implements Recipient {
    @Override
    public String toString() {
      return "@rooms";
    }
  }

  /// The recipient written as `text`.
  ///
  /// @throws InvalidJidException if it is neither a group nor somebody's bare JID
  static Recipient parse(String text) throws InvalidJidException {
    return switch (text.strip()) {
      case "@contacts" -> new Contacts();
      case "@owners" -> new Owners();
      case "@rooms" -> new Rooms();
      case String group when group.startsWith("@") ->
          throw new InvalidJidException(
              "\"%s\" is not a group; there are @contacts, @owners and @rooms".formatted(group));
      case String jid -> new Person(Jids.person(jid));
    };
  }
}
