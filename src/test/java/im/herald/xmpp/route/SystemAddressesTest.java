package im.herald.xmpp.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SystemAddressesTest {
  @Test
  void thisMachineIsFoundWithoutDns() throws Exception {
    assertThat(new SystemAddresses().of("localhost", Duration.ofSeconds(5)))
        .isNotEmpty()
        .allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void aNameWithoutAnAddressIsNamed() {
    assertThatThrownBy(() -> new SystemAddresses().of("no such host", Duration.ofSeconds(5)))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("DNS knows no address for no such host");
  }

  @Test
  void whoTakesTooLongIsNotWaitedFor() {
    CompletableFuture<InetAddress[]> never = new CompletableFuture<>();
    assertThatThrownBy(
            () -> new SystemAddresses(host -> never.join()).of("localhost", Duration.ofMillis(10)))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("DNS does not say the address of localhost");
    never.cancel(false);
  }

  @Test
  void familiesTakeTurns() {
    assertThat(
            SystemAddresses.alternating(all("192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::1")))
        .isEqualTo(all("192.0.2.1", "2001:db8::1", "192.0.2.2", "192.0.2.3"));
    assertThat(SystemAddresses.alternating(all("2001:db8::1", "2001:db8::2", "192.0.2.1")))
        .isEqualTo(all("2001:db8::1", "192.0.2.1", "2001:db8::2"));
  }

  @Test
  void theJvmKeepsNoAnswerForLong() {
    String before = String.valueOf(Security.getProperty("networkaddress.cache.ttl"));
    try {
      Security.setProperty("networkaddress.cache.ttl", "-1");
      SystemAddresses.forgetSoon();
      assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("30");
      Security.setProperty("networkaddress.cache.ttl", "3");
      SystemAddresses.forgetSoon();
      assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("3");
    } finally {
      Security.setProperty("networkaddress.cache.ttl", before.equals("null") ? "30" : before);
    }
  }

  private static List<InetAddress> all(String... addresses) {
    return Stream.of(addresses).map(InetAddress::ofLiteral).toList();
  }
}
