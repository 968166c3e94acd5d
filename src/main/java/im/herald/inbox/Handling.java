package im.herald.inbox;

import im.herald.access.Access;
import im.herald.command.CommandFailure;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a message to the handlers, one after the other, until one of them takes it.
final class Handling {
  private static final Logger LOG = LoggerFactory.getLogger(Handling.class);

  private final List<Handler> handlers;
  private final Access access;
  private final Replies replies;
  private final Incidents incidents;
  private final Courtesy courtesy;

  /// @param handlers in order
  Handling(
      List<Handler> handlers,
      Access access,
      Replies replies,
      Incidents incidents,
      Courtesy courtesy) {
    this.handlers = List.copyOf(handlers);
    this.access = access;
    this.replies = replies;
    this.incidents = incidents;
    this.courtesy = courtesy;
  }

  /// Ends `turn`, unless Herald ends.
  void handle(Turn turn) {
    IncomingMessage message = turn.message();
    turn.begin(courtesy.begins(message));
    try {
      Role role = access.roleOf(message.sender());
      for (Handler handler : handlers) {
        if (taken(turn, role, handler.handle(message, role))) {
          LOG.debug("message {} from {} taken by {}", message.id(), message.from(), handler.name());
          break;
        }
      }
    } catch (CommandFailure e) {
      replies.refuse(turn, e.wording());
    } catch (InterruptedException e) {
      LOG.info("message {} from {} was interrupted", message.id(), message.from());
      turn.drop();
      return;
    } catch (Throwable bug) {
      // Nothing that a handler does may end the lane: the next message waits in it.
      replies.refuse(turn, incidents.report("the inbox", bug));
    }
    turn.end();
    courtesy.handled(message);
  }

  private boolean taken(Turn turn, Role role, Outcome outcome) throws InterruptedException {
    return switch (outcome) {
      case Outcome.Passed() -> false;
      case Outcome.Handled() -> true;
      case Outcome.Refused(Wording reason) -> {
        replies.refuse(turn, reason);
        yield true;
      }
      case Outcome.Replied(var answer) -> {
        replies.give(turn, role, answer);
        yield true;
      }
    };
  }
}
