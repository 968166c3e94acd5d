package im.herald.store;

import java.time.Duration;

/// How long a lease is, and how its holder and those who wait for it go about it.
///
/// Who waits has it at most `length` and `poll` after its holder was killed. A holder that does not
/// reach the database knows after `doubt`, `retry` and two times `patience` that it has lost it;
/// what then is left of `length` is for ending the session.
///
/// @param length from the moment at which it was taken or prolonged
/// @param prolong how long after that it is prolonged
/// @param retry after an attempt that failed
/// @param patience with the database, for a connection and again for an answer
/// @param doubt how old it may be when an attempt fails and another one is made
/// @param poll between the looks of those who wait
record LeaseTerms(
    Duration length,
    Duration prolong,
    Duration retry,
    Duration patience,
    Duration doubt,
    Duration poll) {
  static LeaseTerms usual() {
    return new LeaseTerms(
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2));
  }
}
