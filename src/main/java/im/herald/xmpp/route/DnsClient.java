package im.herald.xmpp.route;

import im.herald.xmpp.route.SrvAnswer.Failed;
import im.herald.xmpp.route.SrvAnswer.Found;
import im.herald.xmpp.route.SrvAnswer.None;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minidns.dnsmessage.DnsMessage;
import org.minidns.dnsmessage.Question;
import org.minidns.dnsname.DnsName;
import org.minidns.dnsname.InvalidDnsNameException;
import org.minidns.record.Record;
import org.minidns.record.SRV;

/// Asks one name server after the other, twice around, and keeps no answer.
///
/// The servers are those of the machine, which validate and cache as its operator wants it. A wrong
/// answer can lead Herald astray but not in: the certificate must be for the domain all the same.
public final class DnsClient implements Dns {
  private static final int ROUNDS = 2;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final int UDP_SIZE = 1232;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  private final Supplier<List<InetSocketAddress>> servers;
  private final Duration patience;
  private final SecureRandom random = new SecureRandom();

  /// @param servers asked for before each look-up
  /// @param patience how long a look-up may take in all
  public DnsClient(Supplier<List<InetSocketAddress>> servers, Duration patience) {
    this.servers = servers;
    this.patience = patience;
  }

  @Override
  public SrvAnswer services(String name) throws InterruptedException {
    Deadline end = Deadline.in(patience);
    Map<InetSocketAddress, String> reasons = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (InetSocketAddress server : servers.get()) {
        Duration wait = Deadline.shorter(FIRST_WAIT.multipliedBy(1L << round), end.left());
        if (wait.isZero()) {
          break;
        }
        Optional<SrvAnswer> answer = ask(server, name, wait, reasons);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
    return new Failed(
        reasons.entrySet().stream()
            .map(entry -> "%s %s".formatted(place(entry.getKey()), entry.getValue()))
            .collect(Collectors.joining("; ")));
  }

  private Optional<SrvAnswer> ask(
      InetSocketAddress server, String name, Duration wait, Map<InetSocketAddress, String> reasons)
      throws InterruptedException {
    try {
      DnsMessage answer = new NameServer(server).ask(question(name), wait);
      return switch (answer.responseCode) {
        case NO_ERROR, NX_DOMAIN -> Optional.of(read(answer));
        default -> {
          reasons.put(server, "answers " + answer.responseCode);
          yield Optional.empty();
        }
      };
    } catch (SocketTimeoutException e) {
      reasons.putIfAbsent(server, "does not answer");
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      reasons.put(server, "cannot be asked (%s)".formatted(e.getMessage()));
    } catch (InvalidDnsNameException e) {
      return Optional.of(new None());
    }
    return Optional.empty();
  }

  /// Room for more than 512 octets (RFC 6891 § 6.2.3), so that most answers need no TCP.
  private DnsMessage question(String name) {
    DnsMessage.Builder builder =
        DnsMessage.builder()
            .setId(random.nextInt(0x10000))
            .setRecursionDesired(true)
            .setQuestion(new Question(DnsName.from(name), Record.TYPE.SRV));
    builder.getEdnsBuilder().setUdpPayloadSize(UDP_SIZE);
    return builder.build();
  }

  private static SrvAnswer read(DnsMessage answer) {
    List<SRV> all =
        answer.filterAnswerSectionBy(SRV.class).stream().map(Record::getPayload).toList();
    List<Srv> usable = all.stream().map(DnsClient::read).flatMap(Optional::stream).toList();
    if (!usable.isEmpty()) {
      return new Found(usable);
    }
    return all.isEmpty() ? new None() : new Failed("its records name no host that could be");
  }

  /// Who serves the zone may write anything into it, and this text goes into the log.
  private static Optional<Srv> read(SRV srv) {
    String host = srv.target.isRootLabel() ? "" : srv.target.ace;
    return host.isEmpty() || HOST.matcher(host).matches()
        ? Optional.of(new Srv(srv.priority, srv.weight, host, srv.port))
        : Optional.empty();
  }

  private static String place(InetSocketAddress server) {
    return server.getAddress().getHostAddress();
  }
}
