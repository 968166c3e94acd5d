package im.herald.extension.program;

import im.herald.message.Conversation;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import java.util.Map;
import java.util.Optional;

/// All that is in the environment of a program. Nothing of Herald's own is, such as a password.
record CallEnvironment(Map<String, String> variables) {
  static CallEnvironment of(
      Sender sender, Role role, Conversation conversation, Optional<StanzaId> message) {
    return new CallEnvironment(
        Map.of(
            "PATH", "/usr/local/bin:/usr/bin:/bin",
            "LANG", "C.UTF-8",
            "HERALD_FROM", from(sender),
            "HERALD_ROLE", role.toString(),
            "HERALD_CONVERSATION", conversation.key().toString(),
            "HERALD_MESSAGE_ID", message.map(id -> plain(id.value())).orElse("")));
  }

  /// The account, where somebody vouches for it; else the address in the room.
  private static String from(Sender sender) {
    return switch (sender) {
      case Sender.Person person -> person.jid().toString();
      case Sender.Nickname nickname -> nickname.address().toString();
    };
  }

  /// Its sender chose it.
  private static String plain(String id) {
    String line = id.replaceAll("\\p{Cntrl}", "");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
