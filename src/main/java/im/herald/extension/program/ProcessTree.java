package im.herald.extension.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A program and all that it starts.
///
/// It is a process group of its own (`setsid`), which gets a signal as one. What leaves the group
/// is known by a mark in its environment. Only what leaves the group, wipes its environment and is
/// nobody's child any more is not found.
final class ProcessTree {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
  private static final Path PROC = Path.of("/proc");
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final String MARK = "HERALD_CALL";

  /// Between asking it to end and ending it.
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// Looks for what is left, 10 ms apart.
  private static final int LOOKS = 200;

  private final Process leader;
  private final String mark;

  private ProcessTree(Process leader, String mark) {
    this.leader = leader;
    this.mark = mark;
  }

  /// @param environment all that it gets, but for the mark
  static ProcessTree start(List<String> line, Path folder, Map<String, String> environment)
      throws IOException {
    String call = UUID.randomUUID().toString();
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    words.addAll(line);
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put(MARK, call);
    return new ProcessTree(builder.start(), MARK + "=" + call);
  }

  Process leader() {
    return leader;
  }

  /// Asks it to end, and then ends it.
  void end() throws InterruptedException {
    signal("TERM");
    boolean _ = leader.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    kill();
  }

  /// Ends it, and comes back when nothing of it is left. Any number of times, from any thread. An
  /// interrupt does not cut it short: that is how a call is given up.
  void kill() {
    boolean interrupted = Thread.interrupted();
    try {
      for (int look = 0; look < LOOKS; look++) {
        Set<ProcessHandle> left = members();
        if (left.isEmpty()) {
          return;
        }
        if (left.stream().anyMatch(this::isInGroup)) {
          signal("KILL");
        }
        left.forEach(ProcessHandle::destroyForcibly);
        interrupted |= pause();
      }
      LOG.warn("{} processes of a program cannot be ended", members().size());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// As long as one of them is there nobody else has the number of the group.
  private boolean isInGroup(ProcessHandle process) {
    try {
      String stat = Files.readString(PROC.resolve(process.pid() + "/stat"), ISO_8859_1);
      // After the name, which may be anything: state, parent, group (proc(5)).
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
      return fields[2].equals(Long.toString(leader.pid()));
    } catch (IOException e) {
      return false;
    }
  }

  private Set<ProcessHandle> members() {
    Set<ProcessHandle> members =
        Stream.concat(Stream.of(leader.toHandle()), leader.descendants())
            .filter(ProcessHandle::isAlive)
            .collect(Collectors.toSet());
    try (Stream<Path> processes = Files.list(PROC)) {
      processes
          .filter(this::isMarked)
          .map(process -> Long.parseLong(process.getFileName().toString()))
          .flatMap(id -> ProcessHandle.of(id).stream())
          .forEach(members::add);
    } catch (IOException e) {
      LOG.debug("there is no /proc", e);
    }
    return members;
  }

  private boolean isMarked(Path process) {
    if (!Character.isDigit(process.getFileName().toString().charAt(0))) {
      return false;
    }
    try {
      // A process that has ended, and waits only to be noticed, has no environment.
      String environment = new String(Files.readAllBytes(process.resolve("environ")), ISO_8859_1);
      return environment.contains(mark);
    } catch (IOException e) {
      return false;
    }
  }

  /// To the whole group. By a shell, since Java knows no groups.
  private void signal(String name) {
    ProcessBuilder kill =
        new ProcessBuilder(
                "/bin/sh", "-c", "kill -s \"$0\" -- \"-$1\"", name, Long.toString(leader.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    kill.environment().clear();
    try {
      Process _ = kill.start();
    } catch (IOException e) {
      LOG.warn("the group of a program cannot be told to end", e);
    }
  }

  /// @return whether it was interrupted
  private static boolean pause() {
    try {
      Thread.sleep(10);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
