package echo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An XMPP server for one client, without TLS, that believes every password. It acknowledges and
/// asks for acknowledgements as Prosody does: one question under way at a time (XEP-0198).
///
/// One thread reads; what [Traffic] sends comes from any.
final class StubServer implements AutoCloseable {
  static final String DOMAIN = "example.org";
  static final String ACCOUNT = "herald@" + DOMAIN;

  private static final Pattern ID = Pattern.compile(" id=['\"]([^'\"]*)");
  private static final Pattern TO = Pattern.compile(" to=['\"]([^'\"]*)");
  private static final Pattern RESOURCE = Pattern.compile("<resource>(.*?)</resource>");

  private final ServerSocket listening;
  private final CompletableFuture<StubServer> online = new CompletableFuture<>();
  private volatile Traffic traffic = Traffic.none();
  private Socket socket = new Socket();
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean loggedIn;
  private boolean counts;
  private boolean asked;
  private boolean unasked;
  private long handled;

  private StubServer(ServerSocket listening) {
    this.listening = listening;
  }

  static StubServer start() throws IOException {
    StubServer server =
        new StubServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().name("stub").start(server::serve);
    return server;
  }

  int port() {
    return listening.getLocalPort();
  }

  /// Waits for the client's initial presence.
  void awaitOnline() throws Exception {
    online.get(60, TimeUnit.SECONDS);
  }

  /// What is done with the client from now on.
  void carries(Traffic next) {
    traffic = next;
  }

  private void serve() {
    try (Socket client = listening.accept()) {
      client.setTcpNoDelay(true);
      socket = client;
      out = new BufferedOutputStream(client.getOutputStream(), 1 << 16);
      Elements elements = new Elements(client.getInputStream());
      for (String next = elements.next(); !next.isEmpty(); next = elements.next()) {
        take(next);
        if (elements.idle()) {
          flush();
        }
      }
    } catch (IOException e) {
      online.completeExceptionally(e);
    }
  }

  private void take(String element) throws IOException {
    if (element.startsWith("<message")) {
      handled++;
      traffic.heard(element);
    } else if (element.startsWith("<r ") || element.startsWith("<r/")) {
      write("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
    } else if (element.startsWith("<a ")) {
      acknowledged();
    } else if (element.startsWith("<iq")) {
      handled += counts ? 1 : 0;
      write(answer(element));
    } else if (element.startsWith("<presence")) {
      handled++;
      online.complete(this);
    } else {
      write(negotiation(element));
    }
  }

  private String negotiation(String element) {
    if (element.startsWith("<stream:stream")) {
      return "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
          + " xmlns:stream='http://etherx.jabber.org/streams' id='s' version='1.0' from='"
          + DOMAIN
          + "'><stream:features>"
          + (loggedIn
              ? "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/>"
              : "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>")
          + "</stream:features>";
    }
    if (element.startsWith("<auth")) {
      loggedIn = true;
      return "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";
    }
    if (element.startsWith("<enable")) {
      handled = 0;
      counts = true;
      return "<enabled xmlns='urn:xmpp:sm:3' id='1' resume='true'/>";
    }
    return element.startsWith("</stream:stream") ? "</stream:stream>" : "";
  }

  private static String answer(String iq) {
    if (!iq.contains("type='get'") && !iq.contains("type='set'")) {
      return "";
    }
    String from = found(TO, iq, "").isEmpty() ? "" : " from='" + found(TO, iq, "") + "'";
    String head = "' id='" + found(ID, iq, "") + "'" + from + ">";
    if (iq.contains("urn:ietf:params:xml:ns:xmpp-bind")) {
      return "<iq type='result" + head
          + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + ACCOUNT + "/"
          + found(RESOURCE, iq, "bench") + "</jid></bind></iq>";
    }
    if (iq.contains("jabber:iq:roster")) {
      return "<iq type='result" + head + "<query xmlns='jabber:iq:roster'/></iq>";
    }
    if (iq.contains("urn:xmpp:ping") || iq.contains("xmpp-session")) {
      return "<iq type='result" + head + "</iq>";
    }
    return "<iq type='error" + head
        + "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
  }

  private static String found(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  /// Puts a stanza for the client into the buffer.
  void sends(String stanza) throws IOException {
    write(stanza);
    synchronized (this) {
      unasked = true;
    }
  }

  private synchronized void write(String xml) throws IOException {
    out.write(xml.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void acknowledged() {
    asked = false;
  }

  /// Sends what is in the buffer, and asks whether it was received.
  synchronized void flush() throws IOException {
    if (counts && unasked && !asked) {
      asked = true;
      unasked = false;
      write("<r xmlns='urn:xmpp:sm:3'/>");
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    socket.close();
  }
}
