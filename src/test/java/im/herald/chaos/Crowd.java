package im.herald.chaos;

import im.herald.proxy.Proxy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Several daemons on one server, counted as one. Closes what was added to it.
final class Crowd implements AutoCloseable {
  private final List<Daemon> daemons = new ArrayList<>();
  private final List<Proxy> proxies = new ArrayList<>();
  private int lost;
  private int twice;

  Daemon add(Daemon daemon) {
    daemons.add(daemon);
    return daemon;
  }

  Proxy add(Proxy proxy) {
    proxies.add(proxy);
    return proxy;
  }

  List<Daemon> daemons() {
    return daemons;
  }

  /// Of all together.
  int threads() throws IOException {
    int threads = 0;
    for (Daemon daemon : daemons) {
      threads += daemon.threads();
    }
    return threads;
  }

  /// Waits until each has said what it had to say, and counts.
  void settles() throws InterruptedException {
    for (Daemon daemon : daemons) {
      Ledger ledger = daemon.settles();
      int open = ledger.unanswered().size() + daemon.missing();
      if (open > 0) {
        System.out.println("lost: " + ledger.unanswered() + daemon.log().last());
      }
      lost += open;
      twice += ledger.twice();
    }
  }

  int lost() {
    return lost;
  }

  Row row(String fault, int times, Longest longest, int threadsBefore) throws IOException {
    return new Row(
        fault,
        times,
        longest.detection(),
        longest.recovery(),
        lost,
        twice,
        "%d → %d%s"
            .formatted(
                threadsBefore,
                threads(),
                daemons.size() == 1 ? "" : " in %d daemons".formatted(daemons.size())));
  }

  @Override
  public void close() throws IOException {
    for (Daemon daemon : daemons) {
      daemon.close();
    }
    proxies.forEach(Proxy::close);
  }
}
