package im.herald.inbox;

import im.herald.access.Access;
import im.herald.access.Budgets;
import im.herald.access.Verdict;
import im.herald.command.Answer;
import im.herald.command.Arguments;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandRegistry;
import im.herald.command.CommandSpec;
import im.herald.command.FilledForm;
import im.herald.message.Conversation;
import im.herald.message.Language;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where commands are asked for by form instead of by words. It is the road of a message from the
/// handlers on: the same commands, access, budgets, deadline and error ids. No journal, since who
/// asks waits for the answer and learns it when there is none.
///
/// Any thread; each call may wait as long as a command may take.
public final class FormDesk {
  /// In characters, as of a message.
  private static final int LONGEST = Filters.LONGEST;

  private final Supplier<CommandRegistry> commands;
  private final Predicate<CommandSpec> offered;
  private final CommandHandler handler;
  private final Access access;
  private final Budgets budgets;
  private final Guard guard;
  private final Duration deadline;
  private final Supplier<Language> usual;

  /// @param commands asked each time, since a reload may bring others
  /// @param offered whether a command is of use at the moment, whoever asks
  /// @param deadline that of the guard
  /// @param usual the language for whoever asks for none
  public FormDesk(
      Supplier<CommandRegistry> commands,
      Predicate<CommandSpec> offered,
      CommandHandler handler,
      Access access,
      Budgets budgets,
      Guard guard,
      Duration deadline,
      Supplier<Language> usual) {
    this.commands = commands;
    this.offered = offered;
    this.handler = handler;
    this.access = access;
    this.budgets = budgets;
    this.guard = guard;
    this.deadline = deadline;
    this.usual = usual;
  }

  /// The language in which a request is answered that asks for the one tagged `wanted`.
  public Language language(Optional<String> wanted) {
    return wanted.flatMap(Language::tagged).orElseGet(usual);
  }

  /// How long whoever asks may have to wait.
  public Duration deadline() {
    return deadline;
  }

  /// The commands that `sender` may run now, by name.
  public List<CommandSpec> offers(Sender sender) {
    Role role = access.roleOf(sender);
    return commands.get().specs().stream().filter(spec -> isFor(role, spec)).toList();
  }

  /// The command of this name, if `sender` may run it now.
  public Optional<CommandSpec> offer(String name, Sender sender) {
    return find(name, access.roleOf(sender)).map(Command::spec);
  }

  private Optional<Command> find(String name, Role role) {
    return commands.get().find(name).filter(command -> isFor(role, command.spec()));
  }

  private boolean isFor(Role role, CommandSpec spec) {
    return handler.may(role, spec) && offered.test(spec);
  }

  /// Spends one message of the budgets of `sender`, if they have one left.
  public boolean spends(Sender sender) {
    return budgets.spend(sender, Optional.empty()) == Verdict.WITHIN;
  }

  /// Whether somebody could have written that much into a chat.
  public boolean takes(FilledForm form) {
    return form.length() <= LONGEST;
  }

  /// Runs the command called `name` with what stands in `form`.
  public FormOutcome submit(String name, Sender sender, FilledForm form)
      throws InterruptedException {
    Role role = access.roleOf(sender);
    Optional<Command> command = find(name, role);
    if (command.isEmpty()) {
      return new FormOutcome.Unknown();
    }
    Arguments arguments;
    try {
      arguments = form.read(command.get().spec());
    } catch (CommandFailure e) {
      return new FormOutcome.Wrong(e.wording());
    }
    return run(
        command.get(),
        new CommandCall(
            sender, role, new Conversation.Direct(sender.address()), Optional.empty(), arguments));
  }

  private FormOutcome run(Command command, CommandCall call) throws InterruptedException {
    Noted noted = new Noted(command, new AtomicReference<>());
    Outcome outcome = handler.run(noted, call);
    if (outcome instanceof Outcome.Refused(Wording reason)
        && reason.equals(noted.failure().get())) {
      return new FormOutcome.Wrong(reason);
    }
    return of(outcome, call.role());
  }

  /// Runs the second half of an answer that asked for confirmation.
  ///
  /// @param asked the role with which the first half was asked for; it must still be there
  public FormOutcome confirm(Sender sender, Role asked, Answer.Step step)
      throws InterruptedException {
    Role role = access.roleOf(sender);
    return role.covers(asked)
        ? of(guard.run("confirmation", () -> new Outcome.Replied(step.run())), role)
        : new FormOutcome.Unknown();
  }

  /// Does what comes after a last answer.
  ///
  /// @return why it could not be done; empty if it was
  public Optional<Wording> end(Answer.Ending ending) throws InterruptedException {
    Outcome outcome =
        guard.run(
            "ending",
            () -> {
              ending.run();
              return new Outcome.Handled();
            });
    return outcome instanceof Outcome.Refused(Wording reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private static FormOutcome of(Outcome outcome, Role role) {
    return switch (outcome) {
      case Outcome.Replied(Answer answer) -> new FormOutcome.Answered(answer, role);
      case Outcome.Refused(Wording reason) -> new FormOutcome.Failed(reason);
      case Outcome.Handled(), Outcome.Passed() ->
          throw new IllegalStateException("a command answers or is refused");
    };
  }

  /// A command that tells what it said itself: all else is refused for reasons that no form mends.
  private record Noted(Command command, AtomicReference<@Nullable Wording> failure)
      implements Command {
    @Override
    public CommandSpec spec() {
      return command.spec();
    }

    @Override
    public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
      try {
        return command.run(call);
      } catch (CommandFailure e) {
        failure.set(e.wording());
        throw e;
      }
    }
  }
}
