package im.herald.xmpp;

import im.herald.config.Secret;
import im.herald.xmpp.RegistrationForm.Filled.Human;
import im.herald.xmpp.RegistrationForm.Filled.Ready;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.iqregister.packet.Registration;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Localpart;

/// What a server wants to know before it registers somebody: either plain fields (XEP-0077 § 3.1.1)
/// or a data form (§ 4), and sometimes the address of a web page instead (§ 5).
final class RegistrationForm {
  private static final QName OUT_OF_BAND = new QName("jabber:x:oob", "x");

  /// What Herald can say about itself. There is no e-mail address; some servers take an empty one.
  private static final Set<String> OURS = Set.of("username", "password", "email");

  /// Plain fields that are no questions: a token that goes back as it came, and a statement.
  private static final Set<String> NO_QUESTIONS = Set.of("key", "registered");

  private final Registration asked;

  RegistrationForm(Registration asked) {
    this.asked = asked;
  }

  /// The answer, or what only a person can do. A data form goes before plain fields (§ 4).
  Filled fill(Localpart username, Secret password) {
    @Nullable DataForm form = DataForm.from(asked);
    if (form != null) {
      return fill(form, username, password);
    }
    Map<String, String> fields = asked.getAttributes() == null ? Map.of() : asked.getAttributes();
    List<String> more =
        fields.keySet().stream()
            .filter(name -> !OURS.contains(name) && !NO_QUESTIONS.contains(name))
            .sorted()
            .toList();
    if (!more.isEmpty() || !fields.containsKey("username")) {
      return human(more);
    }
    return new Ready(answer(fields, username, password));
  }

  private Registration answer(Map<String, String> fields, Localpart username, Secret password) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("username", username.toString());
    answers.put("password", password.reveal());
    if (fields.containsKey("email")) {
      answers.put("email", "");
    }
    if (fields.containsKey("key")) {
      answers.put("key", fields.get("key"));
    }
    return addressed(new Registration(answers));
  }

  private Filled fill(DataForm form, Localpart username, Secret password) {
    List<String> more =
        form.getFields().stream().filter(RegistrationForm::isQuestion).map(this::label).toList();
    if (!more.isEmpty() || !form.hasField("username")) {
      return human(more);
    }
    DataForm.Builder answers = DataForm.builder(DataForm.Type.submit);
    for (FormField field : form.getFields()) {
      switch (name(field)) {
        case "username" -> answers.addField(text("username", username.toString()));
        case "password" -> answers.addField(text("password", password.reveal()));
        default -> {
          if (field.getType() == FormField.Type.hidden) {
            answers.addField(field);
          }
        }
      }
    }
    Registration answer = new Registration();
    answer.addExtension(answers.build());
    return new Ready(addressed(answer));
  }

  private static boolean isQuestion(FormField field) {
    return field.isRequired()
        && field.getType() != FormField.Type.hidden
        && !OURS.contains(name(field));
  }

  private static FormField text(String name, String value) {
    return FormField.textSingleBuilder(name).setValue(value).build();
  }

  private String label(FormField field) {
    return field.getLabel() == null ? name(field) : field.getLabel();
  }

  /// Fields of type fixed may have none.
  private static String name(FormField field) {
    @Nullable String name = field.getFieldName();
    return name == null ? "" : name;
  }

  private Registration addressed(Registration answer) {
    answer.setType(IQ.Type.set);
    answer.setTo(asked.getFrom());
    return answer;
  }

  private Human human(List<String> wanted) {
    String what = wanted.isEmpty() ? "" : " (it asks for: " + String.join(", ", wanted) + ")";
    return new Human(
        instructions().orElse("the server asks for more than name and password") + what, url());
  }

  private Optional<String> instructions() {
    @Nullable DataForm form = DataForm.from(asked);
    Stream<String> ofForm = form == null ? Stream.of() : form.getInstructions().stream();
    return Stream.concat(ofForm, Stream.ofNullable(asked.getInstructions()))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private Optional<String> url() {
    return switch (asked.getExtension(OUT_OF_BAND)) {
      case StandardExtensionElement data ->
          Optional.ofNullable(data.getFirstElement("url")).map(StandardExtensionElement::getText);
      case null, default -> Optional.empty();
    };
  }

  /// A form after Herald has looked at it.
  sealed interface Filled {
    /// It can be sent.
    record Ready(Registration answer) implements Filled {}

    /// It cannot, and this is what the server says about it.
    record Human(String text, Optional<String> url) implements Filled {}
  }
}
