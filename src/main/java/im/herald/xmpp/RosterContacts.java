package im.herald.xmpp;

import im.herald.builtin.Contacts;
import im.herald.command.CommandFailure;
import im.herald.message.CleanText;
import im.herald.message.Wording;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/// The roster on the server (RFC 6121 § 2), which is the only one: nothing is kept here.
public final class RosterContacts implements Contacts {
  private final EntityBareJid account;
  private final CurrentSession current;
  private final Subscriptions subscriptions;

  public RosterContacts(
      EntityBareJid account, CurrentSession current, Subscriptions subscriptions) {
    this.account = account;
    this.current = current;
    this.subscriptions = subscriptions;
  }

  @Override
  public List<Contact> list() throws CommandFailure {
    return current.orFail().roster().getEntries().stream()
        .map(RosterContacts::contact)
        .sorted(Comparator.comparing(contact -> contact.jid().toString()))
        .toList();
  }

  private static Contact contact(RosterEntry entry) {
    return new Contact(
        entry.getJid(),
        Optional.ofNullable(entry.getName()).filter(name -> !name.isBlank()),
        entry.getType().toString(),
        entry.isSubscriptionPending());
  }

  @Override
  public Wording add(BareJid jid, Optional<String> name)
      throws CommandFailure, InterruptedException {
    if (jid.equals(account)) {
      throw new CommandFailure(Wording.of("%s is this bot itself.", jid));
    }
    Session session = current.orFail();
    Roster roster = session.roster();
    @Nullable RosterEntry known = roster.getEntry(jid);
    if (known != null && known.canSeeHisPresence() && name.isEmpty()) {
      return Wording.of("%s is a contact already.", jid);
    }
    ServerCall.answer(
        () -> {
          @Nullable String before = known == null ? null : known.getName();
          roster.createItem(jid, name.map(CleanText::of).orElse(before), null);
          if (roster.isSubscriptionPreApprovalSupported()) {
            roster.preApprove(jid);
          }
          return jid;
        });
    if (known != null && known.canSeeHisPresence()) {
      return Wording.of("%s is called %s now.", jid, name.orElse(jid.toString()));
    }
    ask(session, jid);
    return Wording.of("%s added; the subscription request is on its way.", jid);
  }

  private void ask(Session session, BareJid jid) throws CommandFailure, InterruptedException {
    try {
      subscriptions.ask(session, jid);
    } catch (IOException e) {
      throw new CommandFailure(
          Wording.of(
              "%s is on the roster, but the connection was lost before they were asked; try again.",
              jid),
          e);
    }
  }

  @Override
  public Wording remove(BareJid jid) throws CommandFailure, InterruptedException {
    Roster roster = current.orFail().roster();
    @Nullable RosterEntry entry = roster.getEntry(jid);
    if (entry == null) {
      throw new CommandFailure(
          Wording.of("%s is not among the contacts; see `contact list`.", jid));
    }
    ServerCall.answer(
        () -> {
          roster.removeEntry(entry);
          return jid;
        });
    return Wording.of("%s removed; neither sees the other's presence any more.", jid);
  }
}
