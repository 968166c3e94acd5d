package im.herald.http;

import im.herald.config.HttpAddress;
import im.herald.config.HttpConfig;
import im.herald.config.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A port in a process of its own, since its limits are those of the process. Says where it is, and
/// ends with its standard input.
final class SmallPort {
  static final String TOKEN = "0123456789abcdef0123";

  private SmallPort() {}

  public static void main(String[] args) throws Exception {
    try (HttpPort port =
        HttpPort.open(
            new HttpConfig(
                Optional.of(new HttpAddress("127.0.0.1", 0)),
                Optional.empty(),
                List.of(),
                List.of()),
            new Secret(TOKEN),
            StillVitals.well(),
            new KeptPosts(),
            InstantSource.system())) {
      System.out.println(port.port());
      System.in.transferTo(System.err);
    }
  }
}
