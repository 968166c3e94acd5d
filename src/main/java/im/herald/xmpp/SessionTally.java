package im.herald.xmpp;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// How often sessions began, ended and could not begin since Herald was started, for whoever
/// watches it. Any thread.
public final class SessionTally {
  private final LongAdder logins = new LongAdder();
  private final LongAdder resumptions = new LongAdder();
  private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

  /// All causes are there from the start: who counts how often something happened misses the first
  /// time of what was not there before.
  SessionTally() {
    Stream.of("asked", "lost", "rejected", "broken", "conflict", "expelled", "unkept", "silent")
        .forEach(cause -> ends.put(cause, new LongAdder()));
    Stream.of(
            "not-authorized",
            "unavailable",
            "tls-refused",
            "resource-taken",
            "refused",
            "account-deleted")
        .forEach(cause -> failures.put(cause, new LongAdder()));
  }

  void begun(boolean resumed) {
    (resumed ? resumptions : logins).increment();
  }

  void ended(SessionEnd end) {
    add(ends, cause(end));
  }

  void failed(LoginFailure failure) {
    add(failures, cause(failure));
  }

  /// Sessions that began anew.
  public long logins() {
    return logins.sum();
  }

  /// Sessions that broke and went on (XEP-0198 § 5).
  public long resumptions() {
    return resumptions.sum();
  }

  /// Ends of sessions, by cause.
  public Map<String, Long> ends() {
    return sums(ends);
  }

  /// Logins that failed, by cause.
  public Map<String, Long> failures() {
    return sums(failures);
  }

  private static String cause(SessionEnd end) {
    return switch (end) {
      case SessionEnd.Asked() -> "asked";
      case SessionEnd.Lost(_) -> "lost";
      case SessionEnd.Rejected(_) -> "rejected";
      case SessionEnd.Broken(_) -> "broken";
      case SessionEnd.Conflict() -> "conflict";
      case SessionEnd.Expelled(_) -> "expelled";
      case SessionEnd.Unkept(_) -> "unkept";
      case SessionEnd.Silent() -> "silent";
    };
  }

  private static String cause(LoginFailure failure) {
    return switch (failure) {
      case LoginFailure.NotAuthorized(_) -> "not-authorized";
      case LoginFailure.Unavailable(_) -> "unavailable";
      case LoginFailure.TlsRefused(_) -> "tls-refused";
      case LoginFailure.ResourceTaken(_) -> "resource-taken";
      case LoginFailure.Refused(_) -> "refused";
      case LoginFailure.AccountDeleted(_) -> "account-deleted";
    };
  }

  private static void add(Map<String, LongAdder> counts, String cause) {
    counts.computeIfAbsent(cause, _ -> new LongAdder()).increment();
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counts) {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((cause, count) -> sums.put(cause, count.sum()));
    return sums;
  }
}
