package im.herald.xmpp.room;

import org.jivesoftware.smackx.disco.packet.DiscoverInfo;

/// What a room announces of itself (XEP-0045 § 6.4). What it does not announce its service may let
/// anybody in it forge.
///
/// @param archived whether what is said in it can be read later (XEP-0313)
/// @param ids whether it says by which ids, and takes forged ones out (XEP-0359 § 5)
/// @param occupants whether it says who is who whatever they are called (XEP-0421)
record RoomFeatures(boolean archived, boolean ids, boolean occupants) {
  static final RoomFeatures NONE = new RoomFeatures(false, false, false);

  static RoomFeatures of(DiscoverInfo room) {
    return new RoomFeatures(
        room.containsFeature("urn:xmpp:mam:2"),
        room.containsFeature("urn:xmpp:sid:0"),
        room.containsFeature("urn:xmpp:occupant-id:0"));
  }

  /// Whether what is missing can be read, and copies be told from what is new.
  boolean canBeCaughtUp() {
    return archived && ids;
  }
}
