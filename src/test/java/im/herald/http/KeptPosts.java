package im.herald.http;

import im.herald.store.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what is posted in memory. The first message has the number 1.
final class KeptPosts implements Posts {
  private final List<Post> all = new ArrayList<>();
  private final Map<String, Accepted> named = new HashMap<>();
  private Optional<Refusal> refusal = Optional.empty();

  /// From now on everything is refused.
  synchronized void refuses(Refusal why) {
    refusal = Optional.of(why);
  }

  private void refuse() throws Refusal {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  @Override
  public synchronized Accepted accept(Post post) throws Refusal {
    refuse();
    String name = post.name().map(n -> post.source() + " " + n).orElse("");
    if (named.containsKey(name)) {
      return new Accepted(false, named.get(name).numbers());
    }
    all.add(post);
    Accepted accepted = new Accepted(true, List.of((long) all.size()));
    if (!name.isEmpty()) {
      named.put(name, accepted);
    }
    return accepted;
  }

  @Override
  public synchronized Optional<Fate> fate(long number) throws Refusal {
    refuse();
    return number >= 1 && number <= all.size()
        ? Optional.of(new Fate(Fate.State.QUEUED, Optional.empty()))
        : Optional.empty();
  }

  /// In the order in which they came.
  synchronized List<Post> all() {
    return List.copyOf(all);
  }

  synchronized List<String> texts() {
    return all.stream().map(Post::text).toList();
  }
}
