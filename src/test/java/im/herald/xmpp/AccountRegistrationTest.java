package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.message.Jids;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;

/// What servers say to somebody who wants an account, and what Herald makes of it.
class AccountRegistrationTest {
  private static final String QUERY = "<query xmlns='jabber:iq:register'>%s</query>";
  private static final String ERROR =
      "<error type='cancel'><%s xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
          + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>%s</text></error>";
  private static final String FIELDS =
      QUERY.formatted("<instructions>Welcome.</instructions><username/><password/>");

  @Test
  void plainFieldsAreFilledIn() throws Exception {
    try (RegistrationDesk desk = new RegistrationDesk(FIELDS, "")) {
      assertThat(register(desk)).isInstanceOf(RegistrationResult.Registered.class);
      assertThat(desk.attempts())
          .singleElement()
          .asString()
          .contains("<username>herald</username>", "<password>secret</password>");
    }
  }

  @Test
  void aDataFormIsFilledIn() throws Exception {
    String form =
        """
        <x xmlns='jabber:x:data' type='form'>\
        <field type='hidden' var='FORM_TYPE'><value>jabber:iq:register</value></field>\
        <field type='text-single' var='username'><required/></field>\
        <field type='text-private' var='password'><required/></field></x>""";
    try (RegistrationDesk desk = new RegistrationDesk(QUERY.formatted(form), "")) {
      assertThat(register(desk)).isInstanceOf(RegistrationResult.Registered.class);
      assertThat(desk.attempts())
          .singleElement()
          .asString()
          .contains("jabber:iq:register", "<value>herald</value>", "<value>secret</value>");
    }
  }

  @Test
  void aCaptchaNeedsAPersonWhoIsSentToTheServersPage() throws Exception {
    String form =
        """
        <instructions>Prove that you are a person.</instructions>\
        <x xmlns='jabber:x:oob'><url>https://example.org/join</url></x>\
        <x xmlns='jabber:x:data' type='form'>\
        <field type='hidden' var='FORM_TYPE'><value>urn:xmpp:captcha</value></field>\
        <field type='text-single' var='ocr' label='Type what you see'><required/></field></x>""";
    try (RegistrationDesk desk = new RegistrationDesk(QUERY.formatted(form), "")) {
      RegistrationResult.NeedsHuman result = (RegistrationResult.NeedsHuman) register(desk);
      assertThat(result.url()).contains("https://example.org/join");
      assertThat(result.text())
          .contains(
              "Register it by hand at https://example.org/join",
              "give Herald its password (account.password-file,");
      assertThat(desk.attempts()).isEmpty();
    }
  }

  @Test
  void aNameThatIsTakenIsCalledTaken() throws Exception {
    try (RegistrationDesk desk =
        new RegistrationDesk(FIELDS, ERROR.formatted("conflict", "taken"))) {
      assertThat(register(desk)).isInstanceOf(RegistrationResult.AlreadyExists.class);
    }
  }

  @Test
  void aServerThatOffersNoRegistrationIsQuoted() throws Exception {
    try (RegistrationDesk desk =
        new RegistrationDesk(ERROR.formatted("not-allowed", "Ask the caretaker."), "")) {
      RegistrationResult.NotOffered result = (RegistrationResult.NotOffered) register(desk);
      assertThat(result.text())
          .contains(
              "Ask the caretaker.",
              "give Herald its password (account.password-file, or account.password)");
      assertThat(desk.attempts()).isEmpty();
    }
  }

  @Test
  void aRefusalIsInTheServersOwnWords() throws Exception {
    try (RegistrationDesk desk =
        new RegistrationDesk(
            FIELDS, ERROR.formatted("resource-constraint", "One account an hour."))) {
      RegistrationResult.Refused result = (RegistrationResult.Refused) register(desk);
      assertThat(result.text()).contains("One account an hour.");
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    RegistrationDesk desk = new RegistrationDesk(FIELDS, "");
    desk.close();
    assertThat(register(desk)).isInstanceOf(RegistrationResult.Unreachable.class);
  }

  private static RegistrationResult register(RegistrationDesk desk) throws Exception {
    EntityBareJid account = Jids.bare("herald@example.org").asEntityBareJidOrThrow();
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.of("127.0.0.1"),
            OptionalInt.of(desk.port()),
            Security.PLAIN_LOOPBACK,
            Optional.empty(),
            List.of(),
            List.of("PLAIN"));
    return new AccountRegistration(new ConnectionSettings(account.asDomainBareJid(), connection))
        .register(account, new Secret("secret"));
  }
}
