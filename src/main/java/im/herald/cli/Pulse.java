package im.herald.cli;

import im.herald.builtin.Rooms;
import im.herald.builtin.StatusLine;
import im.herald.config.HeraldConfig;
import im.herald.outbox.Outbox;
import im.herald.schedule.QuartzSchedules;
import im.herald.schedule.Recipients;
import im.herald.service.StatusSocket;
import im.herald.store.Store;
import im.herald.xmpp.ConnectionState;
import java.util.concurrent.CompletableFuture;

/// How a bot is, for whoever is not in a chat with it: the service manager, `herald status`, HTTP.
record Pulse(
    Online online,
    Outbox outbox,
    Chat chat,
    Store store,
    QuartzSchedules schedules,
    Recipients recipients,
    StatusLines status,
    HeraldConfig config) {
  /// In a line.
  String words() {
    return "%s, %d queued".formatted(connection(), outbox.size());
  }

  /// In full.
  StatusSocket.Report report(StatusLook look) {
    return new StatusSocket.Report(isOnline(), StatusLine.text(look.at(status.all())).toString());
  }

  boolean isOnline() {
    return online.state() instanceof ConnectionState.Online;
  }

  /// How many rooms Herald is in.
  long roomsIn() {
    return online.rooms().list().stream().filter(Rooms.Room::isIn).count();
  }

  private String connection() {
    return online.state() instanceof ConnectionState.Online(var jid, _, _)
        ? "online as %s, in %d rooms".formatted(jid.asBareJid(), roomsIn())
        : online.state().words();
  }

  /// Complete when the outbox has come round.
  CompletableFuture<?> outboxMoves() {
    return outbox.probe();
  }

  /// Complete when a lane has come round.
  CompletableFuture<?> lanesMove() {
    return chat.inbox().probe();
  }
}
