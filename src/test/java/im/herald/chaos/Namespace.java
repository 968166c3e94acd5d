package im.herald.chaos;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A network namespace of Linux, joined with ours by a pair of virtual cables. Needs root.
final class Namespace implements AutoCloseable {
  private static final String NAME = "herald-chaos";
  private static final String HERE = "herald-here";
  private static final String THERE = "herald-there";
  private static final String OUR_ADDRESS = "10.213.77.1";
  private static final String THEIR_ADDRESS = "10.213.77.2";

  private Namespace() {}

  static boolean possible() {
    return new UnixSystem().getUid() == 0;
  }

  static Namespace create() throws IOException, InterruptedException {
    Namespace namespace = new Namespace();
    namespace.remove();
    ip("netns add " + NAME);
    ip("link add %s type veth peer name %s netns %s".formatted(HERE, THERE, NAME));
    ip("addr add %s/30 dev %s".formatted(OUR_ADDRESS, HERE));
    ip("link set %s up".formatted(HERE));
    ip("-n %s addr add %s/30 dev %s".formatted(NAME, THEIR_ADDRESS, THERE));
    ip("-n %s link set %s up".formatted(NAME, THERE));
    ip("-n %s link set lo up".formatted(NAME));
    return namespace;
  }

  /// Our end of the cable.
  InetAddress address() throws IOException {
    return InetAddress.getByName(OUR_ADDRESS);
  }

  /// The beginning of a command that runs in it.
  String[] enter() {
    return new String[] {"ip", "netns", "exec", NAME};
  }

  /// Pulls the cable out.
  void cut() throws IOException, InterruptedException {
    ip("link set %s down".formatted(HERE));
  }

  void join() throws IOException, InterruptedException {
    ip("link set %s up".formatted(HERE));
  }

  /// Lets what comes from there arrive, and no answer reach it.
  void deafen() throws IOException, InterruptedException {
    ip("route add blackhole %s/32".formatted(THEIR_ADDRESS));
  }

  void hearAgain() throws IOException, InterruptedException {
    ip("route del blackhole %s/32".formatted(THEIR_ADDRESS));
  }

  /// Removes what an interrupted run has left, by name.
  private void remove() throws IOException, InterruptedException {
    for (String line :
        List.of("route del blackhole " + THEIR_ADDRESS, "link del " + HERE, "netns del " + NAME)) {
      run(line);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    remove();
  }

  private static void ip(String line) throws IOException, InterruptedException {
    String said = run(line);
    if (!said.isEmpty()) {
      throw new IOException("ip %s: %s".formatted(line, said));
    }
  }

  private static String run(String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(line.split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said;
  }
}
