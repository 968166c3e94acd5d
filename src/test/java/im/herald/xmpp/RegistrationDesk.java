package im.herald.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server on loopback that knows nothing but registration (XEP-0077): it answers the question and
/// the attempt with what the test says.
final class RegistrationDesk implements AutoCloseable {
  private static final Pattern IQ = Pattern.compile("<iq[^>]*?(?:/>|>.*?</iq>)", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("id=['\"]([^'\"]*)['\"]");

  private final ServerSocket listening;
  private final String toQuestion;
  private final String toAttempt;
  private final List<String> attempts = new CopyOnWriteArrayList<>();

  /// @param toQuestion what is inside of the answer to the question
  /// @param toAttempt what is inside of the answer to the attempt
  RegistrationDesk(String toQuestion, String toAttempt) throws IOException {
    this.listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.toQuestion = toQuestion;
    this.toAttempt = toAttempt;
    Thread.ofPlatform().daemon().name("registration desk").start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// What clients tried to register with.
  List<String> attempts() {
    return attempts;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        talk(client.getInputStream(), client.getOutputStream());
      } catch (IOException e) {
        // The client has gone, or the test is over.
      }
    }
  }

  private void talk(InputStream in, OutputStream out) throws IOException {
    StringBuilder heard = new StringBuilder();
    boolean open = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      heard.append((char) c);
      if (!open && c == '>' && heard.indexOf("<stream:stream") >= 0) {
        open = true;
        heard.setLength(0);
        say(
            out,
            """
            <stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' \
            id='1' from='example.org' version='1.0'><stream:features>\
            <mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>\
            </mechanisms><register xmlns='http://jabber.org/features/iq-register'/>\
            </stream:features>""");
      }
      Matcher iq = IQ.matcher(heard);
      if (c == '>' && iq.find()) {
        answer(iq.group(), out);
        heard.setLength(0);
      }
    }
  }

  private void answer(String iq, OutputStream out) throws IOException {
    Matcher id = ID.matcher(iq);
    boolean attempt = iq.contains("'set'") || iq.contains("\"set\"");
    if (attempt) {
      attempts.add(iq);
    }
    String inside = attempt ? toAttempt : toQuestion;
    say(
        out,
        "<iq from='example.org' type='%s' id='%s'>%s</iq>"
            .formatted(
                inside.contains("<error") ? "error" : "result",
                id.find() ? id.group(1) : "",
                inside));
  }

  private static void say(OutputStream out, String xml) throws IOException {
    out.write(xml.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
