package im.herald.inbox;

import im.herald.message.Wording;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Bugs, as people meet them: the log gets the exception with an id, the person gets the id.
public final class Incidents {
  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LongAdder count = new LongAdder();
  private final AtomicReference<Optional<String>> last = new AtomicReference<>(Optional.empty());

  /// Logs `bug`, and returns what the person is told.
  public Wording report(String where, Throwable bug) {
    byte[] bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    boolean ofMessage = MDC.get("number") != null;
    MDC.put("incident", id);
    LOG.error("error {} in {}", id, where, bug);
    // It stays for the lines that follow of the same message, whose lane takes it off. A thread of
    // something else may go on to other things.
    if (!ofMessage) {
      MDC.remove("incident");
    }
    last.set(Optional.of("error %s in %s".formatted(id, where)));
    count.increment();
    return Wording.of(
        "Something went wrong here. The operator finds it in the log as error %s.", id);
  }

  /// Something that nobody asked for at this moment could not be done, so that nobody is told.
  public void unseen(String what) {
    LOG.warn("{}", what);
    last.set(Optional.of(what));
  }

  /// How many there were.
  public long count() {
    return count.sum();
  }

  /// The last one, for `status`.
  public Optional<String> last() {
    return last.get();
  }
}
