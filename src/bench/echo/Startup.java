package echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// From exec to the first presence: Herald as it is installed, beside a bare Smack on Java's
/// defaults, in turn.
///
/// `java src/bench/echo/Startup.java [ROUNDS]` in a checkout that is built.
final class Startup {
  private final String name;
  private final Figures seconds = new Figures();
  private final Figures cpu = new Figures();
  private final Figures memory = new Figures();

  private Startup(String name) {
    this.name = name;
  }

  static void main(String[] arguments) throws Exception {
    HeraldHome.prepare();
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Startup herald = new Startup("Herald");
    Startup smack = new Startup("bare Smack");
    Path classes = BareSmackClasses.compiled();
    for (int i = 0; i < rounds; i++) {
      herald.herald();
      smack.smack(classes);
    }
    IO.println("| | first presence | CPU until then | memory then |");
    IO.println("|---|---|---|---|");
    herald.print();
    smack.print();
    IO.println(
        "ratio: %.2f".formatted(herald.seconds.median() / smack.seconds.median()));
    idle();
  }

  private void herald() throws Exception {
    try (StubServer server = StubServer.start();
        HeraldHome home = HeraldHome.of(server.port(), true)) {
      measure(server, home.command(), home.log());
    }
  }

  private void smack(Path classes) throws Exception {
    Path log = Files.createTempFile("bare-smack", ".log");
    try (StubServer server = StubServer.start()) {
      measure(
          server,
          List.of(
              System.getProperty("java.home") + "/bin/java",
              "-cp",
              classes + ":" + BareSmackClasses.libraries(),
              "BareSmack",
              Integer.toString(server.port())),
          log);
    }
    Files.delete(log);
  }

  private void measure(StubServer server, List<String> command, Path log) throws Exception {
    long begun = System.nanoTime();
    try (Subject subject = Subject.start(command, log)) {
      server.awaitOnline();
      seconds.add((System.nanoTime() - begun) / 1e9);
      cpu.add(subject.cpu());
      memory.add(subject.memory());
    }
  }

  /// Some of what the start needed is given back within a minute.
  private static void idle() throws Exception {
    try (StubServer server = StubServer.start();
        HeraldHome home = HeraldHome.of(server.port(), true);
        Subject subject = Subject.start(home.command(), home.log())) {
      server.awaitOnline();
      Thread.sleep(Duration.ofSeconds(75));
      double before = subject.cpu();
      Thread.sleep(Duration.ofSeconds(60));
      IO.println(
          "Herald idle: %.0f MB, %.2f %% of a core"
              .formatted((double) subject.memory(), (subject.cpu() - before) / 60 * 100));
    }
  }

  private void print() throws IOException {
    IO.println(
        "| %s | %s s | %s s | %s MB |"
            .formatted(name, seconds.text("%.2f"), cpu.text("%.2f"), memory.text("%.0f")));
  }
}
