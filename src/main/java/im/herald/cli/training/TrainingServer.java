package im.herald.cli.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// As much of an XMPP server as one login and a few questions need. On loopback, for one client,
/// which it believes everything.
final class TrainingServer {
  static final String ACCOUNT = "herald@training.invalid";
  static final String OWNER = "juliet@training.invalid";

  private static final String BEFORE_LOGIN =
      "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>";
  private static final String AFTER_LOGIN =
      "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/>";
  private static final List<String> QUESTIONS =
      List.of("help", "echo one two", "status", "what?", "quit");

  private final ServerSocket listening;
  private OutputStream out = OutputStream.nullOutputStream();
  private int handled;

  private TrainingServer(ServerSocket listening) {
    this.listening = listening;
  }

  static TrainingServer start() throws IOException {
    TrainingServer server =
        new TrainingServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().name("training-server").start(server::serve);
    return server;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve() {
    try (Socket client = listening.accept()) {
      out = client.getOutputStream();
      stream(client.getInputStream(), BEFORE_LOGIN);
      stream(client.getInputStream(), AFTER_LOGIN);
    } catch (IOException | XMLStreamException e) {
      // The client has gone; its exit code says whether all went well.
    }
  }

  /// One stream (RFC 6120 § 4.2), until its end or until a login begins another one.
  private void stream(InputStream in, String features) throws IOException, XMLStreamException {
    XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(in);
    Request request = Request.NONE;
    int depth = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        request = depth > 2 ? request.about(reader.getNamespaceURI()) : Request.of(reader);
        write(depth == 1 ? opening(features) : "");
      } else if (event == XMLStreamConstants.END_ELEMENT && --depth == 1) {
        answer(request);
        if (request.isLogin()) {
          return;
        }
      }
    }
  }

  private static String opening(String features) {
    return "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
        + " xmlns:stream='http://etherx.jabber.org/streams' from='training.invalid' id='1'"
        + " version='1.0'><stream:features>%s</stream:features>".formatted(features);
  }

  private void answer(Request request) throws IOException {
    switch (request.name()) {
      case "auth" -> write("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
      case "enable" -> {
        handled = 0;
        write("<enabled xmlns='urn:xmpp:sm:3' id='1' resume='true'/>");
      }
      case "r" -> write("<a xmlns='urn:xmpp:sm:3' h='%d'/>".formatted(handled));
      case "iq" -> {
        handled++;
        write(request.isQuestion() ? result(request) : "");
      }
      case "presence" -> {
        handled++;
        ask();
      }
      case "message" -> handled++;
      default -> {}
    }
  }

  private static String result(Request request) {
    String head =
        "<iq id='%s'%s type='"
            .formatted(request.id(), request.to().isEmpty() ? "" : " from='" + request.to() + "'");
    return switch (request.about()) {
      case "urn:ietf:params:xml:ns:xmpp-bind" ->
          head
              + "result'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>"
              + ACCOUNT
              + "/training</jid></bind></iq>";
      case "jabber:iq:roster" -> head + "result'><query xmlns='jabber:iq:roster'/></iq>";
      case "urn:xmpp:ping" -> head + "result'/>";
      default ->
          head
              + "error'><error type='cancel'><service-unavailable"
              + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
    };
  }

  private void ask() throws IOException {
    for (String question : QUESTIONS) {
      write(
          "<message from='%s/1' type='chat' id='%d'><body>%s</body></message>"
              .formatted(OWNER, question.hashCode(), question));
    }
    write("<r xmlns='urn:xmpp:sm:3'/>");
  }

  private void write(String xml) throws IOException {
    out.write(xml.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
