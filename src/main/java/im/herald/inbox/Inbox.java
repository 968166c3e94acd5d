package im.herald.inbox;

import im.herald.access.Access;
import im.herald.command.CommandFailure;
import im.herald.inbox.Filter.Verdict;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of a message: filters, then the lane of its conversation, then the handlers in order
/// until one of them takes it.
public final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final List<Filter> filters;
  private final List<Handler> handlers;
  private final Access access;
  private final Replies replies;
  private final Incidents incidents;
  private final Lanes lanes = new Lanes();

  /// @param filters in order
  /// @param handlers in order
  public Inbox(
      List<Filter> filters,
      List<Handler> handlers,
      Access access,
      Outbox outbox,
      OpenQuestions questions,
      Guard guard,
      Incidents incidents) {
    this.filters = List.copyOf(filters);
    this.handlers = List.copyOf(handlers);
    this.access = access;
    this.replies = new Replies(outbox, questions, guard);
    this.incidents = incidents;
  }

  /// Takes a message from the session. Returns at once.
  public void accept(IncomingMessage message) {
    for (Filter filter : filters) {
      switch (filter.check(message)) {
        case Verdict.Accept() -> {}
        case Verdict.Drop(String reason) -> {
          LOG.debug("message {} from {} dropped: {}", message.id(), message.from(), reason);
          return;
        }
        case Verdict.Refuse(String answer) -> {
          LOG.info("message {} from {} refused: {}", message.id(), message.from(), answer);
          replies.say(message, answer);
          return;
        }
      }
    }
    if (!lanes.add(message.conversation().key(), () -> handle(message))) {
      LOG.info("message {} from {} came while stopping", message.id(), message.from());
    }
  }

  /// How many conversations wait for an answer.
  public int busy() {
    return lanes.busy();
  }

  /// Takes no more messages, and waits for the answers to those that it has.
  ///
  /// @return false if some were not done after `patience`
  public boolean drain(Duration patience) throws InterruptedException {
    return lanes.drain(patience);
  }

  private void handle(IncomingMessage message) {
    try {
      Role role = access.roleOf(message.person());
      for (Handler handler : handlers) {
        if (taken(message, role, handler.handle(message, role))) {
          LOG.debug("message {} from {} taken by {}", message.id(), message.from(), handler.name());
          return;
        }
      }
    } catch (CommandFailure e) {
      replies.say(message, e.getMessage());
    } catch (InterruptedException e) {
      LOG.info("message {} from {} was interrupted", message.id(), message.from());
    } catch (Throwable bug) {
      // Nothing that a handler does may end the lane: the next message waits in it.
      replies.say(message, incidents.report("the inbox", bug));
    }
  }

  private boolean taken(IncomingMessage message, Role role, Outcome outcome)
      throws InterruptedException {
    return switch (outcome) {
      case Outcome.Passed() -> false;
      case Outcome.Handled() -> true;
      case Outcome.Refused(String reason) -> {
        replies.say(message, reason);
        yield true;
      }
      case Outcome.Replied(var answer) -> {
        replies.give(message, role, answer);
        yield true;
      }
    };
  }
}
