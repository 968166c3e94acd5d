package im.herald.access;

import im.herald.config.AccessConfig;
import im.herald.config.CommandsConfig;
import im.herald.config.JidPattern;
import im.herald.message.Role;
import im.herald.message.Sender;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/// Who may do what. Knows people by bare JID only, which the server vouches for (RFC 6120 §
/// 8.1.2.1); nobody can vouch for a nickname.
///
/// Safe for use by several threads; whoever asks twice may get answers from before and after a
/// reload.
public final class Access {
  private final ClaimedOwners claimed;
  private volatile Rules rules;

  public Access(AccessConfig people, CommandsConfig commands, ClaimedOwners claimed) {
    this.claimed = claimed;
    this.rules = new Rules(people, commands);
  }

  /// Goes by other rules from now on, as after a reload. Those who claimed stay owners.
  public void use(AccessConfig people, CommandsConfig commands) {
    rules = new Rules(people, commands);
  }

  /// The highest role that `sender` has here: that of their account, if somebody vouches for it,
  /// but none higher than that is believed for.
  public Role roleOf(Sender sender) {
    return switch (sender) {
      case Sender.Nickname _ -> Role.ANYONE;
      case Sender.Person(_, BareJid jid, Role atMost) -> lower(roleOf(jid), atMost);
    };
  }

  private static Role lower(Role one, Role other) {
    return one.covers(other) ? other : one;
  }

  /// The highest role that `jid` has.
  public Role roleOf(BareJid jid) {
    AccessConfig people = rules.people();
    if (claimed.all().contains(jid) || anyMatches(people.owners(), jid)) {
      return Role.OWNER;
    }
    if (anyMatches(people.admins(), jid)) {
      return Role.ADMIN;
    }
    return anyMatches(people.users(), jid) ? Role.USER : Role.ANYONE;
  }

  /// The role that a command needs: the one the operator gave it in `commands.allow`, higher or
  /// lower, else the one it declares.
  ///
  /// @param command its name, in lower case
  public Role needed(String command, Role declared) {
    return rules.commands().allow().getOrDefault(command, declared);
  }

  /// The owners who can be written to: those named one by one and those who claimed. A pattern such
  /// as `*@example.org` makes owners too, but nobody knows how many.
  public Set<BareJid> owners() {
    Set<BareJid> owners = new HashSet<>(claimed.all());
    rules.people().owners().stream()
        .map(JidPattern::person)
        .flatMap(Optional::stream)
        .forEach(owners::add);
    return Set.copyOf(owners);
  }

  /// Whether there is an owner, named by the operator in whatever way or by a claim.
  public boolean hasOwner() {
    return !rules.people().owners().isEmpty() || !claimed.all().isEmpty();
  }

  private static boolean anyMatches(List<JidPattern> patterns, BareJid jid) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(jid));
  }

  /// Replaced as a whole, so that nobody sees half a reload.
  private record Rules(AccessConfig people, CommandsConfig commands) {}
}
