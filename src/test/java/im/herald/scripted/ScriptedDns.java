package im.herald.scripted;

import im.herald.cli.demo.FreePort;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A name server on a free port of loopback, UDP and TCP, that answers as a test tells it to. What
/// it was told nothing about does not exist.
///
/// ```
/// dns.at("_xmpp-client._tcp.example.org", new Answer.Services(List.of(new Service(10, 5, 5222, "a.example.org"))));
/// ```
public final class ScriptedDns implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int SRV = 33;
  private static final int TRUNCATED = 0x0200;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private ScriptedDns(DatagramSocket udp, ServerSocket tcp) {
    this.udp = udp;
    this.tcp = tcp;
  }

  public static ScriptedDns start() throws IOException {
    // Not any port: one that the system picks for UDP may be in use by an outgoing TCP connection.
    ServerSocket tcp = new ServerSocket(FreePort.find(), 50, InetAddress.getLoopbackAddress());
    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
    ScriptedDns dns = new ScriptedDns(udp, tcp);
    Thread.ofVirtual().name("scripted-dns-udp").start(dns::serveUdp);
    Thread.ofVirtual().name("scripted-dns-tcp").start(dns::serveTcp);
    return dns;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort());
  }

  /// From now on `name` is answered so.
  public void at(String name, Answer answer) {
    answers.put(name, answer);
  }

  /// As [#at(String, Answer)], with services.
  public void at(String name, Service... services) {
    at(name, new Answer.Services(List.of(services)));
  }

  /// The names that were asked for, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// A service record: where something listens.
  ///
  /// @param target `.` if it is nowhere
  public record Service(int priority, int weight, int port, String target) {}

  /// What is said about one name.
  public sealed interface Answer {
    record Services(List<Service> services) implements Answer {}

    /// As [Services], which over UDP do not fit.
    record TooLong(List<Service> services) implements Answer {}

    /// As [TooLong], and over TCP one octet after the other.
    ///
    /// @param pause before each
    record Dripping(Duration pause, List<Service> services) implements Answer {}

    /// @param code such as 2, the server's own failure (RFC 1035 § 4.1.1)
    record Failure(int code) implements Answer {}

    record Silence() implements Answer {}

    record Garbage(String text) implements Answer {}
  }

  private void serveUdp() {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    try {
      while (true) {
        udp.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()), false);
        if (answer.length > 0) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // close() asked for it.
    }
  }

  private void serveTcp() {
    while (true) {
      try (Socket client = tcp.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        byte[] query = in.readNBytes(in.readUnsignedShort());
        byte[] answer = answer(query, true);
        ByteBuffer octets = ByteBuffer.allocate(Short.BYTES + answer.length);
        octets.putShort((short) answer.length).put(answer);
        if (answers.get(name(query)) instanceof Answer.Dripping dripping) {
          drip(octets.array(), dripping.pause(), client.getOutputStream());
        } else {
          client.getOutputStream().write(octets.array());
        }
      } catch (IOException e) {
        if (tcp.isClosed()) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void drip(byte[] octets, Duration pause, OutputStream out)
      throws IOException, InterruptedException {
    for (byte octet : octets) {
      if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      out.write(octet);
    }
  }

  private byte[] answer(byte[] query, boolean overTcp) throws IOException {
    String name = name(query);
    asked.add(name);
    return switch (answers.getOrDefault(name, new Answer.Failure(NO_SUCH_NAME))) {
      case Answer.Services(List<Service> services) -> message(query, 0, services);
      case Answer.TooLong(List<Service> services) -> tooLong(query, overTcp, services);
      case Answer.Dripping(Duration pause, List<Service> services) ->
          tooLong(query, overTcp, services);
      case Answer.Failure(int code) -> message(query, code, List.of());
      case Answer.Silence() -> new byte[0];
      case Answer.Garbage(String text) -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] tooLong(byte[] query, boolean overTcp, List<Service> services) {
    return overTcp ? message(query, 0, services) : message(query, TRUNCATED, List.of());
  }

  private static byte[] message(byte[] query, int flags, List<Service> services) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.write(query, 0, 2);
      out.writeShort(0x8180 | flags);
      out.writeShort(1);
      out.writeShort(services.size());
      out.writeInt(0);
      out.write(query, HEADER, endOfQuestion(query) - HEADER);
      for (Service service : services) {
        out.writeShort(0xC000 | HEADER);
        out.writeShort(SRV);
        out.writeShort(1);
        out.writeInt(3600);
        byte[] target = name(service.target());
        out.writeShort(6 + target.length);
        out.writeShort(service.priority());
        out.writeShort(service.weight());
        out.writeShort(service.port());
        out.write(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return octets.toByteArray();
  }

  private static byte[] name(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (String label : text.split("\\.")) {
      octets.write(label.length());
      octets.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    octets.write(0);
    return octets.toByteArray();
  }

  private static String name(byte[] query) {
    StringBuilder name = new StringBuilder();
    for (int at = HEADER; query[at] > 0; at += query[at] + 1) {
      name.append(name.isEmpty() ? "" : ".");
      name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  private static int endOfQuestion(byte[] query) {
    int at = HEADER;
    while (query[at] > 0) {
      at += query[at] + 1;
    }
    return at + 5;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    udp.close();
    tcp.close();
  }
}
