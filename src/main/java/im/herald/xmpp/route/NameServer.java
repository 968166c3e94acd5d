package im.herald.xmpp.route;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.minidns.dnsmessage.DnsMessage;

/// One name server, asked over UDP from a fresh port, and over TCP what does not fit (RFC 7766 §
/// 5).
record NameServer(InetSocketAddress address) {
  /// One question, one answer to it.
  ///
  /// @throws SocketTimeoutException if there is none within `patience`
  /// @throws IOException if the server cannot be asked, or its answer over TCP not be read
  DnsMessage ask(DnsMessage question, Duration patience) throws IOException {
    Deadline end = Deadline.in(patience);
    DnsMessage answer = overUdp(question, end);
    return answer.truncated ? overTcp(question, end) : answer;
  }

  /// What is no answer to this question is passed over: anybody can send that (RFC 5452 § 9.1).
  private DnsMessage overUdp(DnsMessage question, Deadline end) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(address);
      byte[] octets = question.toArray();
      socket.send(new DatagramPacket(octets, octets.length));
      DatagramPacket packet = new DatagramPacket(new byte[0x10000], 0x10000);
      while (true) {
        socket.setSoTimeout(millis(end));
        socket.receive(packet);
        Optional<DnsMessage> answer =
            read(Arrays.copyOf(packet.getData(), packet.getLength()))
                .filter(message -> answers(message, question));
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
  }

  private DnsMessage overTcp(DnsMessage question, Deadline end) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, millis(end));
      question.writeTo(new DataOutputStream(socket.getOutputStream()));
      int length = ByteBuffer.wrap(octets(socket, Short.BYTES, end)).getChar();
      return read(octets(socket, length, end))
          .filter(message -> answers(message, question))
          .orElseThrow(() -> new IOException("its answer cannot be read"));
    }
  }

  /// The time-out of a socket begins anew with each octet, so it is set anew before each read.
  private static byte[] octets(Socket socket, int count, Deadline end) throws IOException {
    byte[] octets = new byte[count];
    int have = 0;
    while (have < count) {
      socket.setSoTimeout(millis(end));
      int more = socket.getInputStream().read(octets, have, count - have);
      if (more < 0) {
        throw new EOFException("it hangs up in the middle");
      }
      have += more;
    }
    return octets;
  }

  private static Optional<DnsMessage> read(byte[] octets) {
    try {
      return Optional.of(new DnsMessage(octets));
    } catch (IOException | RuntimeException e) {
      // The parser says so in many ways: it reads beyond the end, or finds a name that is none.
      return Optional.empty();
    }
  }

  private static boolean answers(DnsMessage message, DnsMessage question) {
    return message.qr && message.id == question.id && message.questions.equals(question.questions);
  }

  /// Sockets take milliseconds, and zero as "for ever".
  private static int millis(Deadline end) throws SocketTimeoutException {
    if (end.isOver()) {
      throw new SocketTimeoutException();
    }
    return Math.max(1, Math.toIntExact(end.left().toMillis()));
  }
}
