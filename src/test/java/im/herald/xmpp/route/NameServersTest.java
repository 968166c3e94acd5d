package im.herald.xmpp.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What resolv.conf(5) says.
class NameServersTest {
  @TempDir private Path folder;

  @Test
  void threeCountInTheirOrderAndOtherLinesDoNot() throws IOException {
    assertThat(
            in(
                """
                # nameserver 192.0.2.1
                search example.org
                nameserver 192.0.2.2
                  nameserver\t2001:db8::3
                nameserver somewhere
                nameserver 192.0.2.4 # the last
                nameserver 192.0.2.5
                """))
        .extracting(server -> server.getAddress().getHostAddress())
        .containsExactly("192.0.2.2", "2001:db8:0:0:0:0:0:3", "192.0.2.4");
  }

  @Test
  void withoutAnyItIsThisMachine() throws IOException {
    assertThat(in("options edns0"))
        .singleElement()
        .satisfies(server -> assertThat(server.getAddress().isLoopbackAddress()).isTrue());
    assertThat(NameServers.in(folder.resolve("none"))).hasSize(1);
    assertThat(NameServers.in(folder)).hasSize(1);
  }

  @Test
  void commentsMayBeInAnyEncoding() throws IOException {
    Path file = folder.resolve("resolv.conf");
    Files.writeString(file, "# Büro\nnameserver 192.0.2.1\n", StandardCharsets.ISO_8859_1);

    assertThat(NameServers.in(file))
        .extracting(server -> server.getAddress().getHostAddress())
        .containsExactly("192.0.2.1");
  }

  private List<InetSocketAddress> in(String text) throws IOException {
    return NameServers.in(Files.writeString(folder.resolve("resolv.conf"), text));
  }
}
