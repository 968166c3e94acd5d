package im.herald.extension.program;

import im.herald.command.Answer;
import im.herald.command.CommandFailure;
import im.herald.inbox.Handler;
import im.herald.inbox.Outcome;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import java.util.Optional;
import java.util.function.Supplier;

/// Gives what no command was to a program. Without one, or to whom it is not for, passes it on.
record ProgramFallback(Supplier<Optional<ProgramCommand>> program) implements Handler {
  @Override
  public String name() {
    return "fallback program";
  }

  @Override
  public Outcome handle(IncomingMessage message, Role role)
      throws CommandFailure, InterruptedException {
    Optional<ProgramCommand> found = program.get().filter(p -> p.isFor(role));
    if (found.isEmpty() || isAloud(message)) {
      return new Outcome.Passed();
    }
    Optional<Answer> answer = found.get().answer(message, role);
    return answer.isPresent() ? new Outcome.Replied(answer.get()) : new Outcome.Handled();
  }

  /// People in a room write `!` and the like for other reasons, too.
  private static boolean isAloud(IncomingMessage message) {
    return message.conversation() instanceof Conversation.Room
        && !Character.isLetterOrDigit(message.text().strip().codePointAt(0));
  }
}
