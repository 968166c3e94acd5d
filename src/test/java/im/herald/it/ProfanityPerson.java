package im.herald.it;

/// Somebody who sits before Profanity.
///
/// @param terminal where it runs
record ProfanityPerson(Terminal terminal) implements AutoCloseable {
  /// Logs in with the account of `person`.
  static ProfanityPerson login(XmppServer server, Person person) throws Exception {
    Terminal terminal = new Terminal("profanity-light");
    terminal.starts("profanity");
    terminal.waitsFor("Profanity");
    terminal.types(
        "/connect %s server %s port %d tls trust"
            .formatted(person.jid(), server.host(), server.port()));
    terminal.waitsFor("Enter password:");
    terminal.types(person.password());
    terminal.waitsFor("logged in successfully");
    return new ProfanityPerson(terminal);
  }

  @Override
  public void close() throws Exception {
    terminal.close();
  }
}
