package im.herald.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A component of a server (XEP-0114): thousands of people on one connection. It counts what it
/// hears.
final class FloodingComponent implements AutoCloseable {
  static final String DOMAIN = "flood.localhost";
  static final String SECRET = "flood";

  private static final Pattern ID = Pattern.compile(" id=['\"]([^'\"]+)['\"]");
  private static final Pattern HEARD =
      Pattern.compile("<body>([^<]*)</body>|type=['\"](subscribed)['\"]");

  private final Socket socket;
  private final Reader in;
  private final Writer out;
  private final Map<String, Integer> heard = new ConcurrentHashMap<>();

  private FloodingComponent(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new InputStreamReader(socket.getInputStream(), UTF_8);
    this.out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8));
  }

  static FloodingComponent on(int port) throws Exception {
    FloodingComponent component =
        new FloodingComponent(new Socket(InetAddress.getLoopbackAddress(), port));
    component.logIn();
    Thread.ofVirtual().name("flooding-component").start(component::hear);
    return component;
  }

  private void logIn() throws Exception {
    write(
        "<stream:stream xmlns='jabber:component:accept'"
            + " xmlns:stream='http://etherx.jabber.org/streams' to='%s'>".formatted(DOMAIN));
    Matcher id = ID.matcher(until("<stream:stream[^>]*>"));
    if (!id.find()) {
      throw new IOException("the stream has no id");
    }
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest((id.group(1) + SECRET).getBytes(UTF_8));
    write("<handshake>%s</handshake>".formatted(HexFormat.of().formatHex(digest)));
    until("<handshake *(/>|></handshake>)");
  }

  private String until(String end) throws IOException {
    Pattern pattern = Pattern.compile(end);
    StringBuilder read = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      read.append((char) c);
      if (c == '>' && pattern.matcher(read).find()) {
        return read.toString();
      }
    }
    throw new IOException("the server closed the stream: " + read);
  }

  private void hear() {
    StringBuilder text = new StringBuilder();
    char[] more = new char[8192];
    try {
      for (int n = in.read(more); n >= 0; n = in.read(more)) {
        text.append(more, 0, n);
        Matcher each = HEARD.matcher(text);
        int end = 0;
        while (each.find()) {
          heard.merge(each.group(1) == null ? each.group(2) : each.group(1), 1, Integer::sum);
          end = each.end();
        }
        text.delete(0, Math.max(end, text.length() - 200));
      }
    } catch (IOException e) {
      // close() asked for it.
    }
  }

  void write(String xml) throws IOException {
    out.write(xml);
    out.flush();
  }

  /// How often each text was heard, and `subscribed`.
  Map<String, Integer> heard() {
    return Map.copyOf(heard);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
