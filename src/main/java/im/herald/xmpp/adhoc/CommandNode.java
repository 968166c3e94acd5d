package im.herald.xmpp.adhoc;

import im.herald.command.CommandSpec;
import im.herald.inbox.FormDesk;
import im.herald.message.Sender;
import java.util.Optional;

/// The node of a command (XEP-0050 § 2.2): its words with a slash between them, `contact/add`,
/// since a space is hard to type in a client's own command line.
final class CommandNode {
  private CommandNode() {}

  static String of(CommandSpec spec) {
    return spec.name().replace(' ', '/');
  }

  /// The command with this node, if `sender` may run it now.
  static Optional<CommandSpec> find(FormDesk desk, String node, Sender sender) {
    return desk.offer(node.replace('/', ' '), sender).filter(spec -> of(spec).equals(node));
  }
}
