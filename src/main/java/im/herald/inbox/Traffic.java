package im.herald.inbox;

import im.herald.command.CommandFailure;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what comes by, for whoever watches Herald: stands around filters and handlers, and
/// changes nothing. Any thread.
public final class Traffic {
  private final LongAdder came = new LongAdder();
  private final Map<String, LongAdder> turnedAway = new ConcurrentHashMap<>();
  private final Map<String, Durations> handled = new ConcurrentHashMap<>();

  /// The same filters; what they do is counted.
  public Filters counted(Filters filters) {
    return new Filters(
        counted(filters.ofNew()),
        counted(filters.ofOld()),
        filters.ofCopies(),
        filters.said(),
        filters.corrections());
  }

  private List<Filter> counted(List<Filter> filters) {
    List<Filter> all = new ArrayList<>();
    all.add(
        _ -> {
          came.increment();
          return new Filter.Verdict.Accept();
        });
    filters.forEach(filter -> all.add(message -> count(filter.check(message))));
    return all;
  }

  private Filter.Verdict count(Filter.Verdict verdict) {
    switch (verdict) {
      case Filter.Verdict.Accept() -> {}
      case Filter.Verdict.Drop(String reason) -> turnAway(reason);
      case Filter.Verdict.Refuse(String reason, Wording _) -> turnAway(reason);
    }
    return verdict;
  }

  private void turnAway(String reason) {
    turnedAway.computeIfAbsent(reason, _ -> new LongAdder()).increment();
  }

  /// The same handler; how long it takes to deal with a message is counted, and what it refuses.
  public Handler counted(Handler handler) {
    return new Counted(handler);
  }

  /// How many messages came to the filters.
  public long came() {
    return came.sum();
  }

  /// How many messages nobody answered as their senders wished, by the reason of the filter or the
  /// name of the handler.
  public Map<String, Long> turnedAway() {
    Map<String, Long> all = new TreeMap<>();
    turnedAway.forEach((reason, count) -> all.put(reason, count.sum()));
    return all;
  }

  /// What was dealt with, by the name of the handler that did.
  public Map<String, Durations> handled() {
    return new TreeMap<>(handled);
  }

  private final class Counted implements Handler {
    private final Handler handler;

    Counted(Handler handler) {
      this.handler = handler;
    }

    @Override
    public String name() {
      return handler.name();
    }

    @Override
    public Outcome handle(IncomingMessage message, Role role)
        throws CommandFailure, InterruptedException {
      long begun = System.nanoTime();
      try {
        Outcome outcome = handler.handle(message, role);
        switch (outcome) {
          case Outcome.Passed() -> {}
          case Outcome.Handled(), Outcome.Replied(_) -> took(System.nanoTime() - begun);
          case Outcome.Refused(_) -> refused(System.nanoTime() - begun);
        }
        return outcome;
      } catch (CommandFailure e) {
        refused(System.nanoTime() - begun);
        throw e;
      }
    }

    private void refused(long nanos) {
      turnAway("refused by " + handler.name());
      took(nanos);
    }

    private void took(long nanos) {
      handled.computeIfAbsent(handler.name(), _ -> new Durations()).add(nanos);
    }
  }
}
