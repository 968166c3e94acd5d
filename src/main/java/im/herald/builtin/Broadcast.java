package im.herald.builtin;

import im.herald.builtin.Contacts.Contact;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import java.util.List;

/// `broadcast`: one message to each contact that wants to see Herald (subscription `from` or
/// `both`). To others it would be unasked for.
final class Broadcast implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "broadcast",
          Role.ADMIN,
          "sends a message to every contact that sees this bot's presence",
          List.of(Argument.text("TEXT", "what to send")),
          "broadcast The server restarts at noon.");

  private final Contacts contacts;
  private final Outbox outbox;

  Broadcast(Contacts contacts, Outbox outbox) {
    this.contacts = contacts;
    this.outbox = outbox;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    List<Contact> audience = contacts.list().stream().filter(Contact::seesUs).toList();
    if (audience.isEmpty()) {
      throw new CommandFailure(
          Wording.of(
              "No contact sees this bot's presence yet, so nobody would get it."
                  + " `contact list` shows who is there."));
    }
    String text = call.arguments().text("TEXT");
    outbox.put(
        audience.stream()
            .map(contact -> OutgoingMessage.to(new Conversation.Direct(contact.jid()), text))
            .toList());
    return Answer.of(
        audience.size() == 1
            ? Wording.of("Queued for 1 contact.")
            : Wording.of("Queued for %d contacts.", audience.size()));
  }
}
