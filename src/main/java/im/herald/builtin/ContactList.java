package im.herald.builtin;

import im.herald.builtin.Contacts.Contact;
import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.Comparator;
import java.util.List;

/// `contact list`: the roster, one line each.
final class ContactList implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "contact list",
          Role.ADMIN,
          "lists the contacts and who sees whose presence",
          List.of(),
          "contact list");

  private final Contacts contacts;

  ContactList(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    List<Contact> all = contacts.list();
    return Answer.quoting(
        all.isEmpty()
            ? Wording.of("There are no contacts yet. `contact add JID` adds one.")
            : Wording.joined(
                "\n",
                all.stream()
                    .sorted(Comparator.comparing(c -> c.jid().toString()))
                    .map(ContactList::line)));
  }

  private static Wording line(Contact contact) {
    String said =
        "%s%s  %s"
            .formatted(
                contact.jid(),
                contact.name().map(name -> "  " + name).orElse(""),
                contact.subscription());
    return contact.asked()
        ? Wording.of("%s, asked and not answered yet", said)
        : Wording.verbatim(said);
  }
}
