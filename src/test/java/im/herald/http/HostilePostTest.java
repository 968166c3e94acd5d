package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What hostile posts do, and what their senders see; after each, an honest one is accepted. Prints
/// the table of docs/extending.md.
class HostilePostTest {
  private static final List<String> TABLE = new ArrayList<>();

  private HookPort port;

  @BeforeEach
  void open() throws IOException {
    port = new HookPort();
  }

  @AfterEach
  void close() {
    port.close();
  }

  @ParameterizedTest
  @MethodSource
  void aHostilePostDoesNothingItShouldNot(HostilePost post) throws Exception {
    RawRequest raw = new RawRequest(port.port());
    List<String> seen = new ArrayList<>();
    for (String request : post.requests()) {
      seen.add(seen(raw.send(request)));
    }
    assertThat(seen).as(post.name()).isEqualTo(post.seen());
    assertThat(port.posts().texts()).as(post.name()).isEqualTo(post.said());
    assertThat(raw.send(HostilePosts.honest())).startsWith("HTTP/1.1 202 ");
    TABLE.add(
        "| %s | %s | %s |"
            .formatted(
                post.name(),
                String.join(", then ", seen),
                post.said().isEmpty() ? "nothing" : "`" + String.join("`, `", post.said()) + "`"));
  }

  static List<HostilePost> aHostilePostDoesNothingItShouldNot() {
    return HostilePosts.all();
  }

  @AfterAll
  static void print() {
    System.out.println("| the post | what its sender saw | what was said |\n|---|---|---|");
    TABLE.forEach(System.out::println);
  }

  /// The codes of all responses on the connection.
  private static String seen(String responses) {
    List<String> codes =
        responses
            .lines()
            .filter(line -> line.startsWith("HTTP/1.1 "))
            .map(line -> line.substring(9, 12))
            .toList();
    return codes.isEmpty() ? "hung up" : String.join(" and ", codes);
  }

  /// @param requests each on a connection of its own
  /// @param seen what its sender sees of each
  record HostilePost(String name, List<String> requests, List<String> seen, List<String> said) {
    @Override
    public String toString() {
      return name;
    }
  }
}
