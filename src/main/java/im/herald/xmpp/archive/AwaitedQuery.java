package im.herald.xmpp.archive;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Which query is under way. Anybody could send a result (XEP-0313 § 4.2), so none is believed but
/// those of this query, and no more of them than were asked for. Any thread.
public final class AwaitedQuery {
  private final int most;
  private final AtomicReference<Optional<Query>> query = new AtomicReference<>(Optional.empty());

  /// @param most how many results of one query are taken
  public AwaitedQuery(int most) {
    this.most = most;
  }

  /// Results of the query `id` are believed from now on, and of no other.
  public void expect(String id) {
    query.set(Optional.of(new Query(id, most)));
  }

  /// Those of `id` are not any more. Who asked before somebody else did says so late.
  public void expectNoMore(String id) {
    query.updateAndGet(current -> current.filter(asked -> !asked.id.equals(id)));
  }

  /// Whether a result that bears `id` is one of those.
  public boolean takes(@Nullable String id) {
    Optional<Query> before =
        query.getAndUpdate(
            current -> current.map(asked -> asked.id.equals(id) ? asked.afterOne() : asked));
    return before.filter(asked -> asked.id.equals(id) && asked.left > 0).isPresent();
  }

  private record Query(String id, int left) {
    Query afterOne() {
      return new Query(id, Math.max(0, left - 1));
    }
  }
}
