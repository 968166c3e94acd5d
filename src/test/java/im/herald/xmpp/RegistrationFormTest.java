package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Secret;
import im.herald.xmpp.RegistrationForm.Filled;
import org.jivesoftware.smackx.iqregister.packet.Registration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.parts.Localpart;

class RegistrationFormTest {
  @BeforeAll
  static void settings() {
    SmackSettings.apply();
  }

  @Test
  void plainFieldsAreFilled() throws Exception {
    assertThat(
            ready("<instructions>Choose.</instructions><username/><password/><email/><key>k</key>"))
        .contains("<username>bot</username>", "<password>secret</password>", "<key>k</key>")
        .contains("type='set'")
        .doesNotContain("instructions");
  }

  @Test
  void aDataFormGoesBeforePlainFieldsAndKeepsItsHiddenOnes() throws Exception {
    String answer =
        ready(
            "<username/><password/><x xmlns='jabber:x:data' type='form'>"
                + field("FORM_TYPE", "hidden", "<value>jabber:iq:register</value>")
                + field("token", "hidden", "<value>t0k</value>")
                + field("username", "text-single", "<required/>")
                + field("password", "text-private", "<required/>")
                + field("nick", "text-single", "")
                + "</x>");

    assertThat(answer)
        .contains("jabber:iq:register</value>", "t0k", ">bot</value>", ">secret</value>")
        .contains("type='submit'")
        .doesNotContain("<username>", "nick");
  }

  @Test
  void aFieldThatOnlyAPersonCanFillIsLeftToOne() throws Exception {
    Filled.Human human =
        human(
            "<x xmlns='jabber:x:data' type='form'><instructions>Read the picture.</instructions>"
                + field("username", "text-single", "<required/>")
                + field("ocr", "text-single", "<required/>")
                + "</x>");

    assertThat(human.text()).contains("Read the picture.", "ocr");
    assertThat(human.url()).isEmpty();
  }

  @Test
  void aPlainFieldBeyondNamePasswordAndMailIsLeftToAPerson() throws Exception {
    assertThat(human("<instructions>Who?</instructions><username/><password/><last/>").text())
        .contains("Who?", "last");
  }

  @Test
  void aWebPageIsNamed() throws Exception {
    Filled.Human human =
        human(
            "<instructions>Go there.</instructions>"
                + "<x xmlns='jabber:x:oob'><url>https://example.org/register</url></x>");

    assertThat(human.text()).contains("Go there.");
    assertThat(human.url()).contains("https://example.org/register");
  }

  private static String field(String name, String type, String inside) {
    return "<field var='%s' type='%s'>%s</field>".formatted(name, type, inside);
  }

  private static String ready(String query) throws Exception {
    return ((Filled.Ready) fill(query)).answer().toXML().toString();
  }

  private static Filled.Human human(String query) throws Exception {
    return (Filled.Human) fill(query);
  }

  private static Filled fill(String query) throws Exception {
    Registration asked =
        (Registration)
            ParsedStanza.of(
                "<iq xmlns='jabber:client' type='result' id='r' from='example.org'>"
                    + "<query xmlns='jabber:iq:register'>%s</query></iq>".formatted(query));
    return new RegistrationForm(asked).fill(Localpart.from("bot"), new Secret("secret"));
  }
}
