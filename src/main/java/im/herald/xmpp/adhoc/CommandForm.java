package im.herald.xmpp.adhoc;

import im.herald.command.Argument;
import im.herald.command.CommandSpec;
import im.herald.command.FilledForm;
import im.herald.message.Wording;
import im.herald.xmpp.adhoc.Field.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The form of a command, as it declares its arguments: a field for each, in their order. Only
/// recipients have two, since the name of a group is no JID and a client would not let it be
/// written where JIDs belong.
final class CommandForm {
  /// Of the field of a confirmation.
  static final String SURE = "sure";

  private static final List<String> GROUPS = List.of("@contacts", "@owners", "@rooms");
  private static final String GROUPS_FIELD = "-groups";

  private static final String SPAN = "([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?";

  private final Texts texts;

  private CommandForm(Texts texts) {
    this.texts = texts;
  }

  /// Whether there is anything to fill in.
  static boolean isNeeded(CommandSpec spec) {
    return spec.arguments().stream().anyMatch(Argument::hasValue);
  }

  /// @param form what was filled in before
  static Form of(CommandSpec spec, FilledForm form, Texts texts) {
    CommandForm made = new CommandForm(texts);
    return new Form(
        spec.name(),
        List.of(texts.said(spec.sentence())),
        spec.arguments().stream()
            .filter(Argument::hasValue)
            .flatMap(argument -> made.fields(argument, form))
            .toList());
  }

  /// The form that asks whether it is to be done.
  static Form confirmation(String command, Wording warning, Texts texts) {
    Field sure =
        new Field(
            SURE,
            Field.Type.BOOLEAN,
            texts.said(Wording.of("Yes, do it")),
            texts.said(Wording.of("without this nothing is done")),
            true,
            List.of(),
            List.of("0"),
            new Check.Yes());
    return new Form(
        command,
        List.of(),
        Stream.concat(texts.fitting(warning).lines().map(Field::fixed), Stream.of(sure)).toList());
  }

  /// `submitted` with what stands in two fields for one argument put into one.
  static FilledForm joined(CommandSpec spec, FilledForm submitted) {
    Map<String, List<String>> values = new HashMap<>(submitted.values());
    for (Argument argument : spec.arguments()) {
      List<String> groups = values.remove(argument.field() + GROUPS_FIELD);
      if (groups != null && argument.kind() instanceof Argument.Kind.Recipients) {
        List<String> all = new ArrayList<>(submitted.of(argument));
        all.addAll(groups);
        values.put(argument.field(), all);
      }
    }
    return new FilledForm(values);
  }

  private Stream<Field> fields(Argument argument, FilledForm form) {
    List<String> written = form.of(argument);
    return switch (argument.kind()) {
      case Argument.Kind.Word(), Argument.Kind.Line() ->
          Stream.of(field(argument, Field.Type.TEXT_SINGLE, written, new Check.None()));
      case Argument.Kind.Text() ->
          Stream.of(
              field(
                  argument,
                  Field.Type.TEXT_MULTI,
                  written.stream().flatMap(String::lines).toList(),
                  new Check.None()));
      case Argument.Kind.Address _ ->
          Stream.of(field(argument, Field.Type.JID_SINGLE, written, new Check.None()));
      case Argument.Kind.Addresses() ->
          Stream.of(field(argument, Field.Type.JID_MULTI, written, new Check.None()));
      case Argument.Kind.Recipients() -> recipients(argument, written);
      case Argument.Kind.Choice(var words) ->
          Stream.of(list(argument, Field.Type.LIST_SINGLE, words, written));
      case Argument.Kind.YesNo() ->
          Stream.of(field(argument, Field.Type.BOOLEAN, written, new Check.Yes()));
      case Argument.Kind.WholeNumber(long least, long most) ->
          Stream.of(field(argument, Field.Type.TEXT_SINGLE, written, new Check.Range(least, most)));
      case Argument.Kind.Span() ->
          Stream.of(field(argument, Field.Type.TEXT_SINGLE, written, new Check.Pattern(SPAN)));
      case Argument.Kind.Moment() ->
          Stream.of(field(argument, Field.Type.TEXT_SINGLE, written, new Check.None()));
      case Argument.Kind.Keyword _ -> Stream.of();
    };
  }

  /// Neither is required by itself: either will do.
  private Stream<Field> recipients(Argument argument, List<String> written) {
    List<String> jids = written.stream().filter(one -> !GROUPS.contains(one)).toList();
    List<String> groups = written.stream().filter(GROUPS::contains).toList();
    return Stream.of(
        new Field(
            argument.field(),
            Field.Type.JID_MULTI,
            label(argument),
            help(argument),
            false,
            List.of(),
            jids,
            new Check.None()),
        new Field(
            argument.field() + GROUPS_FIELD,
            Field.Type.LIST_MULTI,
            texts.said(Wording.of("all of %s", String.join(", ", GROUPS))),
            texts.said(Wording.of("instead of JIDs or beside them")),
            false,
            GROUPS,
            groups,
            new Check.None()));
  }

  private Field field(Argument argument, Field.Type type, List<String> written, Check check) {
    return new Field(
        argument.field(),
        type,
        label(argument),
        help(argument),
        argument.required(),
        List.of(),
        written,
        check);
  }

  /// What stands there must be an option (XEP-0004 § 3.2): what was written wrong is left out.
  /// Where one is needed the first stands there, as clients show it anyhow; Profanity 0.13 shows no
  /// option of a list in which nothing stands.
  private Field list(
      Argument argument, Field.Type type, List<String> options, List<String> written) {
    return new Field(
        argument.field(),
        type,
        label(argument),
        help(argument),
        argument.required(),
        options,
        written.stream()
            .filter(options::contains)
            .findFirst()
            .or(() -> options.stream().findFirst().filter(_ -> argument.required()))
            .stream()
            .toList(),
        new Check.None());
  }

  /// As in `help`: some clients show nothing else.
  private String label(Argument argument) {
    return argument.help().isEmpty()
        ? argument.name()
        : "%s: %s".formatted(argument.name(), help(argument));
  }

  private String help(Argument argument) {
    return argument.help().isEmpty() ? "" : texts.said(Wording.declared(argument.help()));
  }
}
