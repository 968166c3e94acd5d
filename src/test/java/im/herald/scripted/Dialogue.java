package im.herald.scripted;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Juliet asks Herald to echo numbers. What she says is in Herald's archive on the server, and goes
/// to whoever is connected.
final class Dialogue {
  private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";

  private final ScriptedServer server;
  private final String padding;
  private int asked;

  /// @param padding goes with each question and answer
  Dialogue(ScriptedServer server, String padding) {
    this.server = server;
    this.padding = padding;
    server.memory().archive().open();
  }

  /// Asks for the next number, and for an acknowledgement of the question.
  void asks(Client client) {
    asked++;
    server.memory().archive().add("a" + asked, "juliet@example.org/x", "echo " + text(asked));
    gives(client, asked);
    send(client, REQUEST);
  }

  /// Gives all that was asked to whoever is connected now: what a server has not been told of.
  void givesAgain(Client client) {
    IntStream.rangeClosed(1, asked).forEach(number -> gives(client, number));
  }

  /// How many were asked.
  int asked() {
    return asked;
  }

  private String text(int number) {
    return "n" + number + padding;
  }

  private void gives(Client client, int number) {
    send(
        client,
        "<message type='chat' from='juliet@example.org/x' id='q%d'><body>echo %s</body><stanza-id xmlns='urn:xmpp:sid:0' by='herald@example.org' id='a%d'/></message>"
            .formatted(number, text(number), number));
  }

  private static void send(Client client, String xml) {
    try {
      client.send(xml);
    } catch (IOException e) {
      // It has ended; the archive has what was said.
    }
  }

  /// The ids in which each answer came, once for each time.
  Map<String, List<String>> answers() {
    return server.received().stream()
        .filter(e -> e.name().equals("message"))
        .collect(
            Collectors.groupingBy(
                message -> message.body().orElse(""),
                Collectors.mapping(Element::id, Collectors.toList())));
  }
}
