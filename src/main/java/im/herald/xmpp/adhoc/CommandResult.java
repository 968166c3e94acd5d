package im.herald.xmpp.adhoc;

import im.herald.message.CleanText;
import im.herald.message.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;

/// What a request is answered (XEP-0050 § 4.1).
final class CommandResult extends IQ {
  private final Language spoken;
  private final String node;
  private final String session;
  private final Status status;
  private final List<String> actions;
  private final Optional<Form> form;
  private final Optional<Note> note;

  private CommandResult(
      CommandRequest request,
      Language language,
      String session,
      Status status,
      List<String> actions,
      Optional<Form> form,
      Optional<Note> note) {
    super(CommandRequest.ELEMENT, CommandRequest.NAMESPACE);
    setType(IQ.Type.result);
    setStanzaId(request.getStanzaId());
    setTo(request.getFrom());
    this.spoken = language;
    this.node = request.node();
    this.session = session;
    this.status = status;
    this.actions = List.copyOf(actions);
    this.form = form;
    this.note = note;
  }

  /// There is more to do.
  ///
  /// @param actions that are allowed, the usual one first
  static CommandResult executing(
      CommandRequest request,
      Language language,
      String session,
      List<String> actions,
      Form form,
      Optional<Note> note) {
    return new CommandResult(
        request, language, session, Status.EXECUTING, actions, Optional.of(form), note);
  }

  /// It is over.
  static CommandResult completed(
      CommandRequest request, Language language, String session, Optional<Note> note) {
    return new CommandResult(
        request, language, session, Status.COMPLETED, List.of(), Optional.empty(), note);
  }

  /// It was given up.
  static CommandResult canceled(CommandRequest request, Language language, String session) {
    return new CommandResult(
        request, language, session, Status.CANCELED, List.of(), Optional.empty(), Optional.empty());
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.attribute("xml:lang", spoken.toString());
    xml.attribute("node", node);
    xml.attribute("sessionid", session);
    xml.attribute("status", status.written());
    xml.rightAngleBracket();
    if (!actions.isEmpty()) {
      xml.halfOpenElement("actions").attribute("execute", actions.getFirst()).rightAngleBracket();
      actions.forEach(xml::emptyElement);
      xml.closeElement("actions");
    }
    form.ifPresent(f -> f.write(xml));
    note.ifPresent(
        n -> {
          xml.halfOpenElement("note").attribute("type", n.type().written()).rightAngleBracket();
          xml.escape(CleanText.of(n.text()));
          xml.closeElement("note");
        });
    return xml;
  }

  /// A line for people.
  record Note(Type type, String text) {
    /// How serious it is.
    enum Type {
      INFO,
      WARN,
      ERROR;

      String written() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  private enum Status {
    EXECUTING,
    COMPLETED,
    CANCELED;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
