package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Recipient;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long many schedules take, on the embedded database.
class ManySchedulesTest {
  @TempDir private Path dir;

  @Test
  void tenThousandLoadInTime() throws Exception {
    List<ScheduleConfig> many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> cron("s" + i, "%d %d 9 ? * MON-FRI".formatted(i % 60, i / 60 % 60)))
            .toList();
    try (Desk desk = new Desk(dir)) {
      long from = System.nanoTime();
      long cpuFrom = cpu();
      assertThat(desk.schedules.reconcile(many).added()).isEqualTo(10_000);
      desk.schedules.start();
      report("first start", from, cpuFrom);
    }
    long from = System.nanoTime();
    long cpuFrom = cpu();
    try (Desk desk = new Desk(dir)) {
      assertThat(desk.schedules.reconcile(many).unchanged()).isEqualTo(10_000);
      desk.schedules.start();
      report("later start", from, cpuFrom);
      assertThat(desk.schedules.next()).isPresent();
    }
  }

  /// Asserted is the processor time of this thread, which does all the work: what else the machine
  /// does meanwhile is not the schedules' affair.
  private static void report(String what, long from, long cpuFrom) {
    Duration taken = Duration.ofNanos(System.nanoTime() - from);
    Duration worked = Duration.ofNanos(cpu() - cpuFrom);
    System.out.printf(
        "10000 schedules, %s: %d ms, %d ms of one processor%n",
        what, taken.toMillis(), worked.toMillis());
    assertThat(worked).as(what).isLessThan(Duration.ofSeconds(10));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static ScheduleConfig cron(String name, String expression) {
    return new ScheduleConfig(
        name,
        new Timing.Cron(expression, Desk.MADRID),
        List.of(new Recipient.Person(Desk.ROMEO)),
        new Action.Say("Hi"),
        Duration.ofMinutes(1));
  }
}
