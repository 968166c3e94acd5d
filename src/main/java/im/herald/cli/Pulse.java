package im.herald.cli;

import im.herald.builtin.Rooms;
import im.herald.builtin.StatusLine;
import im.herald.inbox.Inbox;
import im.herald.outbox.Outbox;
import im.herald.service.StatusSocket;
import im.herald.xmpp.ConnectionState;
import java.util.concurrent.CompletableFuture;

/// How a bot is, for the service manager and for `herald status`.
record Pulse(Online online, Outbox outbox, Inbox inbox, StatusLines status) {
  /// In a line.
  String words() {
    return "%s, %d queued".formatted(connection(), outbox.size());
  }

  /// In full.
  StatusSocket.Report report() {
    return new StatusSocket.Report(
        online.state() instanceof ConnectionState.Online, StatusLine.text(status.all()));
  }

  private String connection() {
    return online.state() instanceof ConnectionState.Online(var jid, _, _)
        ? "online as %s, in %d rooms"
            .formatted(
                jid.asBareJid(), online.rooms().list().stream().filter(Rooms.Room::isIn).count())
        : online.state().words();
  }

  /// Complete when the outbox has come round.
  CompletableFuture<?> outboxMoves() {
    return outbox.probe();
  }

  /// Complete when a lane has come round.
  CompletableFuture<?> lanesMove() {
    return inbox.probe();
  }
}
