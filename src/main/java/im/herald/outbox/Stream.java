package im.herald.outbox;

/// What messages go over until it breaks: a session, which has another one after each resumption.
///
/// @param resumptions how many there had been of whatever sessions
record Stream(Wire session, int resumptions) {}
