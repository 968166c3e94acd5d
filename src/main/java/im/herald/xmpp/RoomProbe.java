package im.herald.xmpp;

import im.herald.config.RoomConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Resourcepart;

/// Asks rooms what they say of themselves to everybody (XEP-0045 § 6.4, § 6.5), which nobody in
/// them notices, and tells whether Herald can go in.
final class RoomProbe {
  private final EntityBareJid account;
  private final ServiceDiscoveryManager discovery;

  RoomProbe(EntityBareJid account, ServiceDiscoveryManager discovery) {
    this.account = account;
    this.discovery = discovery;
  }

  /// A finding for each of `rooms`. Waits for the server.
  List<Finding> look(List<RoomConfig> rooms) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (RoomConfig room : rooms) {
      findings.add(look(room));
    }
    return findings;
  }

  private Finding look(RoomConfig room) throws InterruptedException {
    try {
      return finding(account, room, discovery.discoverInfo(room.jid()), nicknames(room.jid()));
    } catch (XMPPErrorException e) {
      return refused(account, room, e.getStanzaError());
    } catch (SmackException e) {
      return Finding.warning(name(room), "it does not answer", "look again later");
    }
  }

  /// Those in the room, if it says so to everybody.
  private Set<Resourcepart> nicknames(EntityBareJid room) throws InterruptedException {
    try {
      return discovery.discoverItems(room).getItems().stream()
          .map(DiscoverItems.Item::getEntityID)
          .filter(jid -> jid.asBareJid().equals(room) && jid.hasResource())
          .map(Jid::getResourceOrThrow)
          .collect(Collectors.toSet());
    } catch (SmackException | XMPPErrorException e) {
      return Set.of();
    }
  }

  /// What it means for Herald that a room says `info` of itself.
  ///
  /// @param nicknames of those in it, as far as it tells
  static Finding finding(
      EntityBareJid account, RoomConfig room, DiscoverInfo info, Set<Resourcepart> nicknames) {
    if (!info.hasIdentity("conference", "text")) {
      return Finding.failure(name(room), "is no room", "put rooms.jid right");
    }
    if (info.containsFeature("muc_passwordprotected") && room.password().isEmpty()) {
      return Finding.warning(
          name(room), "cannot be entered: it wants a password", "set the password in rooms");
    }
    if (info.containsFeature("muc_membersonly")) {
      return Finding.warning(
          name(room),
          "is for members only, and does not say whether Herald is one",
          "its owner or an admin of it should make %s a member".formatted(account));
    }
    Resourcepart nick =
        room.nick()
            .orElseGet(() -> Resourcepart.fromOrThrowUnchecked(account.getLocalpart().toString()));
    return Finding.ok(
        name(room),
        "can be entered"
            + (info.containsFeature("muc_passwordprotected") ? ", if the password is right" : "")
            + (info.containsFeature("muc_semianonymous")
                ? "; only moderators see accounts: unless Herald is one, everybody there is anyone"
                : "")
            + (nicknames.contains(nick)
                ? "; somebody there is called %s: Herald, or it comes as %s_".formatted(nick, nick)
                : ""));
  }

  /// What it means that it answers with `error`.
  static Finding refused(EntityBareJid account, RoomConfig room, StanzaError error) {
    return switch (error.getCondition()) {
      case item_not_found ->
          Finding.warning(
              name(room),
              "is not there",
              "if that is no slip in rooms.jid: Herald makes it when it may, or somebody else has to");
      case gone ->
          Finding.warning(
              name(room), "was destroyed", "take it out of rooms, or have it made again");
      case remote_server_not_found, remote_server_timeout ->
          Finding.warning(
              name(room), "its service cannot be reached", "is the name behind the @ right?");
      case forbidden ->
          Finding.warning(
              name(room),
              "lets Herald see nothing; it may be banned",
              "an admin of the room should look for %s among the banned".formatted(account));
      default ->
          Finding.warning(name(room), "answers " + ServerWords.of(error), "ask its operator");
    };
  }

  private static String name(RoomConfig room) {
    return "Room " + room.jid();
  }
}
