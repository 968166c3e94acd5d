package im.herald.xmpp;

import im.herald.xmpp.LoginFailure.AccountDeleted;
import im.herald.xmpp.LoginFailure.NotAuthorized;
import im.herald.xmpp.LoginFailure.Refused;
import im.herald.xmpp.LoginFailure.ResourceTaken;
import im.herald.xmpp.LoginFailure.TlsRefused;
import im.herald.xmpp.LoginFailure.Unavailable;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Resourcepart;

/// Says after each end of a session and each failed login when the next login comes, with which
/// resource, or that none does. Each end has its rule here, and a line in docs/operations.md.
///
/// Only what cannot get better is final: a password refused at the very first login, and an account
/// that was deleted.
///
/// Not for several threads at once.
final class Retries {
  private static final Duration AFTER_CONFLICT = Duration.ofSeconds(60);
  private static final Duration AFTER_TLS = Duration.ofMinutes(5);
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  /// A server that is starting may not know its accounts yet; one that is asked too often locks
  /// them.
  private static final int QUICK_LOGINS = 5;

  /// A server that is being restarted may break a handshake; one whose certificate is wrong stays
  /// so for a while.
  private static final int QUICK_HANDSHAKES = 2;

  /// A session that lasted less does not count as success: a server that throws us out at once
  /// would be asked again at once.
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private final Resourcepart configured;
  private final RandomGenerator random;
  private final LongSupplier nanos;

  private Resourcepart resource;
  private boolean everOnline;
  private boolean online;
  private int attempt;
  private int refusals;
  private int handshakes;
  private long onlineSince;
  private long offlineSince;
  private @Nullable Long lastConflict;

  /// @param nanos monotonic, as [System#nanoTime]
  Retries(Resourcepart configured, RandomGenerator random, LongSupplier nanos) {
    this.configured = configured;
    this.resource = configured;
    this.random = random;
    this.nanos = nanos;
    this.offlineSince = nanos.getAsLong();
  }

  /// For the next login. The configured one, and another after a conflict.
  Resourcepart resource() {
    return resource;
  }

  /// Counts from 1 since the last session that was one.
  int attempt() {
    return attempt + 1;
  }

  /// A session has begun, or was resumed.
  void online() {
    everOnline = true;
    online = true;
    refusals = 0;
    handshakes = 0;
    onlineSince = nanos.getAsLong();
  }

  /// The session is gone, or broke.
  void offline() {
    if (!online) {
      return;
    }
    online = false;
    offlineSince = nanos.getAsLong();
    if (since(onlineSince).compareTo(SETTLED) > 0) {
      attempt = 0;
    }
  }

  Verdict after(SessionEnd end) {
    return switch (end) {
      case SessionEnd.Conflict() -> withAnotherResource(end.words());
      case SessionEnd.Lost(_),
          SessionEnd.Rejected(_),
          SessionEnd.Broken(_),
          SessionEnd.Expelled(_),
          SessionEnd.Unkept(_),
          SessionEnd.Silent(),
          SessionEnd.Asked() ->
          soon(end.words());
    };
  }

  Verdict after(LoginFailure failure) {
    return switch (failure) {
      case NotAuthorized(String text) when !everOnline ->
          new Verdict.Never(new End.LoginRefused(text));
      case NotAuthorized(String text) -> again(text, ++refusals, QUICK_LOGINS, QUARTER_HOUR);
      case AccountDeleted(String text) ->
          new Verdict.Never(everOnline ? new End.AccountGone() : new End.AccountDeleted(text));
      case TlsRefused(String text) ->
          again(text, ++handshakes, QUICK_HANDSHAKES, Backoff.aboutTheSame(AFTER_TLS, random));
      case ResourceTaken(String text) -> withAnotherResource(text);
      case Unavailable(String text) -> soon(text);
      case Refused(String text) -> soon(text);
    };
  }

  private Verdict soon(String reason) {
    return new Verdict.Again(reason, Backoff.delay(attempt++, since(offlineSince), random));
  }

  private Verdict again(String reason, int times, int quick, Duration later) {
    if (times <= quick) {
      return soon(reason);
    }
    attempt++;
    return new Verdict.Again(reason, later);
  }

  /// No fight over a resource: at most six logins an hour come from here.
  private Verdict withAnotherResource(String reason) {
    boolean first = lastConflict == null || since(lastConflict).compareTo(HOUR) > 0;
    lastConflict = nanos.getAsLong();
    resource =
        Resourcepart.fromOrThrowUnchecked("%s-%04x".formatted(configured, random.nextInt(0x10000)));
    attempt++;
    return new Verdict.Again(
        "%s; the next login has the resource %s".formatted(reason, resource),
        Backoff.aboutTheSame(first ? AFTER_CONFLICT : QUARTER_HOUR, random));
  }

  private Duration since(long then) {
    return Duration.ofNanos(nanos.getAsLong() - then);
  }
}
