package echo;

/// What it costs that nothing is lost: Herald as it is installed, beside Herald with
/// `store.durable = false`, in turn, each time with an empty store.
///
/// `java src/bench/echo/Durability.java [ROUNDS]` in a checkout that is built.
final class Durability {
  private static final int WINDOW = 256;
  private static final int WARM_UP = 20_000;
  private static final int MESSAGES = 50_000;
  private static final int PER_SECOND = 200;
  private static final int MEASURED = 1_000;

  private final String name;
  private final boolean durable;
  private final Figures rate = new Figures();
  private final Figures cpu = new Figures();
  private final Figures median = new Figures();
  private final Figures slow = new Figures();
  private final Figures memory = new Figures();

  private Durability(String name, boolean durable) {
    this.name = name;
    this.durable = durable;
  }

  static void main(String[] arguments) throws Exception {
    HeraldHome.prepare();
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Durability kept = new Durability("durable", true);
    Durability quick = new Durability("store.durable = false", false);
    for (int i = 0; i < rounds; i++) {
      (i % 2 == 0 ? kept : quick).measure();
      (i % 2 == 0 ? quick : kept).measure();
    }
    IO.println(
        "| | messages a second, in and out | CPU of 1 000 | answer, median | answer, 99 % | memory |");
    IO.println("|---|---|---|---|---|---|");
    kept.print();
    quick.print();
    IO.println(
        "added to the median answer: %.2f ms".formatted(kept.median.median() - quick.median.median()));
  }

  private void measure() throws Exception {
    try (StubServer server = StubServer.start();
        HeraldHome home = HeraldHome.of(server.port(), durable);
        Subject herald = Subject.start(home.command(), home.log())) {
      server.awaitOnline();
      Traffic.throughput(server, WARM_UP, WINDOW);
      double before = herald.cpu();
      long nanos = Traffic.throughput(server, MESSAGES, WINDOW);
      cpu.add((herald.cpu() - before) * 1e6 / MESSAGES);
      rate.add(MESSAGES * 1e9 / nanos);
      long[] answers = Traffic.latency(server, MEASURED, PER_SECOND);
      median.add(answers[MEASURED / 2] / 1e6);
      slow.add(answers[MEASURED * 99 / 100] / 1e6);
      memory.add(herald.memory());
    }
  }

  private void print() {
    IO.println(
        "| %s | %s | %s ms | %s ms | %s ms | %s MB |"
            .formatted(
                name,
                rate.text("%,.0f"),
                cpu.text("%.1f"),
                median.text("%.2f"),
                slow.text("%.1f"),
                memory.text("%.0f")));
  }
}
