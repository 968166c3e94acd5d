package im.herald.xmpp.adhoc;

import im.herald.command.Answer;
import im.herald.command.FilledForm;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.Jid;

/// What somebody has begun and not done (XEP-0050 § 3.4).
///
/// @param owner the full JID that began it; nobody else goes on with it
/// @param command its name
/// @param form what was filled in so far
/// @param question asked after that
/// @param asks whether the command is known to ask one
record OpenForm(
    String id,
    Jid owner,
    String command,
    FilledForm form,
    Optional<Question> question,
    boolean asks) {
  static final String COMPLETE = "complete";
  static final String NEXT = "next";
  static final String PREV = "prev";

  /// What is to be confirmed.
  ///
  /// @param role that it needs
  record Question(Wording text, Role role, Answer.Step confirmed) {}

  /// At the stage at which the form is filled in.
  OpenForm with(FilledForm filledIn) {
    return new OpenForm(id, owner, command, filledIn, Optional.empty(), asks);
  }

  /// At the stage after that.
  OpenForm asking(Question asked) {
    return new OpenForm(id, owner, command, form, Optional.of(asked), true);
  }

  /// What can be done next, the usual first.
  ///
  /// @param hasFields whether there is a stage before the question
  List<String> actions(boolean hasFields) {
    if (question.isEmpty()) {
      return List.of(asks ? NEXT : COMPLETE);
    }
    return hasFields ? List.of(COMPLETE, PREV) : List.of(COMPLETE);
  }
}
