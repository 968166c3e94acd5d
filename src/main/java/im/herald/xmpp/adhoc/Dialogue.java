package im.herald.xmpp.adhoc;

import im.herald.command.Answer;
import im.herald.command.CommandSpec;
import im.herald.command.FilledForm;
import im.herald.inbox.FormDesk;
import im.herald.inbox.FormOutcome;
import im.herald.message.Sender;
import im.herald.message.Wording;
import im.herald.xmpp.adhoc.CommandResult.Note;
import im.herald.xmpp.adhoc.OpenForm.Question;
import im.herald.xmpp.adhoc.OpenForms.Found;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is answered to each request, stage by stage (XEP-0050 § 3.4): the form, if the command has
/// arguments; then the question, if it asks one; then the end.
///
/// Several threads; each call waits as long as a command may take.
final class Dialogue {
  private static final Set<String> ACTIONS =
      Set.of("execute", "cancel", OpenForm.PREV, OpenForm.NEXT, OpenForm.COMPLETE);

  /// RFC 5646 § 2.1, as far as one can see from outside.
  private static final String LANGUAGE = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*";

  private static final Wording TOO_LONG = Wording.of("That is too long for me.");

  private final FormDesk desk;
  private final OpenForms open;
  private final Texts texts;

  Dialogue(FormDesk desk, OpenForms open, Texts texts) {
    this.desk = desk;
    this.open = open;
    this.texts = texts;
  }

  Reply answer(CommandRequest request, Sender sender) throws InterruptedException {
    if (!desk.spends(sender)) {
      return error(request, CommandError.TOO_MUCH);
    }
    if (request.locale().filter(locale -> !locale.matches(LANGUAGE)).isPresent()) {
      return error(request, CommandError.BAD_LOCALE);
    }
    String action = request.action().filter(written -> !written.isEmpty()).orElse("execute");
    if (!ACTIONS.contains(action)) {
      return error(request, CommandError.MALFORMED_ACTION);
    }
    if (request.session().isPresent()) {
      return goOn(request, request.session().get(), action, sender);
    }
    return action.equals("execute")
        ? begin(request, sender)
        : error(request, CommandError.BAD_SESSION);
  }

  private Reply begin(CommandRequest request, Sender sender) throws InterruptedException {
    Optional<CommandSpec> spec = CommandNode.find(desk, request.node(), sender);
    if (spec.isEmpty()) {
      return error(request, CommandError.NO_SUCH_COMMAND);
    }
    Stage stage =
        new Stage(request, sender, spec.get(), open.begin(sender.address(), spec.get().name()));
    return stage.hasFields() ? stage.show(Optional.empty()) : stage.run();
  }

  private Reply goOn(CommandRequest request, String id, String action, Sender sender)
      throws InterruptedException {
    return switch (open.take(id, sender.address())) {
      case Found.Unknown() -> error(request, CommandError.BAD_SESSION);
      case Found.Expired() -> error(request, CommandError.SESSION_EXPIRED);
      case Found.Open(OpenForm form) -> {
        Optional<CommandSpec> spec = CommandNode.find(desk, request.node(), sender);
        // The role may have changed since.
        yield spec.filter(s -> s.name().equals(form.command())).isPresent()
            ? new Stage(request, sender, spec.get(), form).act(action)
            : misled(request, form, sender);
      }
    };
  }

  private Reply misled(CommandRequest request, OpenForm form, Sender sender) {
    if (desk.offer(form.command(), sender).isEmpty()) {
      return error(request, CommandError.NO_SUCH_COMMAND);
    }
    open.put(form);
    return error(request, CommandError.BAD_SESSION);
  }

  private static Reply error(CommandRequest request, CommandError error) {
    return Reply.of(error.to(request));
  }

  /// One request about one form.
  private final class Stage {
    private final CommandRequest request;
    private final Sender sender;
    private final CommandSpec spec;
    private final OpenForm form;

    Stage(CommandRequest request, Sender sender, CommandSpec spec, OpenForm form) {
      this.request = request;
      this.sender = sender;
      this.spec = spec;
      this.form = form;
    }

    boolean hasFields() {
      return CommandForm.isNeeded(spec);
    }

    Reply act(String action) throws InterruptedException {
      if (action.equals("cancel") || request.payload() instanceof Payload.Canceled) {
        return Reply.of(CommandResult.canceled(request, texts.language(), form.id()));
      }
      List<String> allowed = form.actions(hasFields());
      String meant = action.equals("execute") ? allowed.getFirst() : action;
      if (!allowed.contains(meant)) {
        return refused(CommandError.BAD_ACTION);
      }
      if (request.payload() instanceof Payload.Malformed) {
        return refused(CommandError.BAD_PAYLOAD);
      }
      if (meant.equals(OpenForm.PREV)) {
        return with(form.form()).show(Optional.empty());
      }
      FilledForm submitted =
          request.payload() instanceof Payload.Submitted(FilledForm filled)
              ? filled
              : FilledForm.empty();
      return form.question().isPresent()
          ? confirm(form.question().get(), submitted)
          : submit(CommandForm.joined(spec, submitted));
    }

    /// The form stays open.
    private Reply refused(CommandError error) {
      open.put(form);
      return error(request, error);
    }

    private Stage with(FilledForm filled) {
      return new Stage(request, sender, spec, form.with(filled));
    }

    private Reply submit(FilledForm submitted) throws InterruptedException {
      return desk.takes(submitted)
          ? with(submitted).run()
          : with(FilledForm.empty()).show(Optional.of(TOO_LONG));
    }

    Reply run() throws InterruptedException {
      return become(desk.submit(spec.name(), sender, form.form()));
    }

    private Reply confirm(Question question, FilledForm submitted) throws InterruptedException {
      List<String> sure = submitted.values().getOrDefault(CommandForm.SURE, List.of());
      return sure.equals(List.of("1")) || sure.equals(List.of("true"))
          ? become(desk.confirm(sender, question.role(), question.confirmed()))
          : show(Optional.of(Wording.of("Nothing is done yet: say yes, or cancel it.")));
    }

    private Reply become(FormOutcome outcome) {
      return switch (outcome) {
        case FormOutcome.Unknown() -> error(request, CommandError.NO_SUCH_COMMAND);
        case FormOutcome.Failed(Wording reason) -> completed(Note.Type.ERROR, reason);
        case FormOutcome.Wrong(Wording reason) ->
            hasFields() ? show(Optional.of(reason)) : completed(Note.Type.ERROR, reason);
        case FormOutcome.Answered(Answer.Text(Wording text, _), _) ->
            completed(Note.Type.INFO, text);
        case FormOutcome.Answered(Answer.Done(Wording text), _) -> completed(Note.Type.INFO, text);
        case FormOutcome.Answered(Answer.Confirm(Wording text, Answer.Step confirmed), var role) ->
            new Stage(request, sender, spec, form.asking(new Question(text, role, confirmed)))
                .show(Optional.empty());
        case FormOutcome.Answered(Answer.Last(Wording text, Answer.Ending then), _) ->
            new Reply(completed(Note.Type.INFO, text).answer(), Optional.of(then));
      };
    }

    private Reply completed(Note.Type type, Wording text) {
      Optional<Note> note =
          Optional.of(texts.fitting(text)).filter(t -> !t.isBlank()).map(t -> new Note(type, t));
      return Reply.of(CommandResult.completed(request, texts.language(), form.id(), note));
    }

    /// Shows what is to be filled in or answered, and keeps it open.
    ///
    /// @param wrong what was wrong before
    Reply show(Optional<Wording> wrong) {
      boolean fits = texts.fit(form.form());
      OpenForm shown = fits ? form : form.with(FilledForm.empty());
      Form empty =
          shown
              .question()
              .map(question -> CommandForm.confirmation(spec.name(), question.text(), texts))
              .orElseGet(() -> CommandForm.of(spec, shown.form(), texts));
      Optional<Note> note =
          wrong
              .map(reason -> new Note(Note.Type.ERROR, texts.brief(reason)))
              .or(
                  () ->
                      shown
                          .question()
                          .map(
                              _ ->
                                  new Note(
                                      Note.Type.WARN, texts.said(Wording.of("Are you sure?")))));
      Form full = wrong.map(reason -> empty.saying(texts.brief(reason))).orElse(empty);
      open.put(shown);
      return Reply.of(
          CommandResult.executing(
              request, texts.language(), shown.id(), shown.actions(hasFields()), full, note));
    }
  }
}
