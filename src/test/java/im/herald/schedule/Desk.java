package im.herald.schedule;

import im.herald.config.StoreConfig;
import im.herald.message.Conversation;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.outbox.Outbox;
import im.herald.outbox.RecordedWire;
import im.herald.store.Lease;
import im.herald.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// Schedules on a real store, with an outbox whose messages end here.
public final class Desk implements AutoCloseable {
  static final BareJid JULIET = jid("juliet@example.org");
  static final BareJid ROMEO = jid("romeo@example.org");
  static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private final RecordedWire session = RecordedWire.havingAll();
  private final Store store;
  private final Outbox outbox;

  /// The schedules, not yet started.
  public final QuartzSchedules schedules;

  public Desk(Path dir) {
    this(new StoreConfig(dir, true));
  }

  Desk(StoreConfig config) {
    this(config, InstantSource.system(), command -> Optional.of("answer to " + command));
  }

  Desk(StoreConfig config, InstantSource clock, CommandRunner commands) {
    store = Store.open(config);
    store.lease().ifPresent(Desk::hold);
    outbox = Outbox.start(store.outgoing(), InstantSource.system());
    outbox.online(session);
    schedules =
        new QuartzSchedules(
            new QuartzConnections(store.dataSource(), store.lease().isPresent()),
            outbox,
            new Groups(),
            commands,
            clock,
            MADRID);
  }

  private static void hold(Lease lease) {
    if (!lease.take()) {
      throw new IllegalStateException("another one holds the session");
    }
    lease.keep(() -> {});
  }

  /// Changes the store behind Herald's back.
  void change(String sql) throws SQLException {
    try (Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// What was sent so far, as `juliet@example.org: Hello`.
  List<String> sent() {
    return session.sent.stream().map(m -> m.to().key() + ": " + m.text()).toList();
  }

  /// Quartz works on whole milliseconds of the system's clock.
  static Instant inSeconds(int seconds) {
    return Instant.now().plusSeconds(seconds);
  }

  static BareJid jid(String text) {
    try {
      return Jids.bare(text);
    } catch (InvalidJidException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    schedules.close();
    outbox.close();
    store.close();
  }

  private static final class Groups implements Recipients {
    @Override
    public Collection<BareJid> contacts() {
      return List.of(JULIET, ROMEO);
    }

    @Override
    public Collection<BareJid> owners() {
      return List.of(JULIET);
    }

    @Override
    public Collection<BareJid> rooms() {
      return List.of();
    }

    @Override
    public Conversation conversation(BareJid jid) {
      return new Conversation.Direct(jid);
    }
  }
}
