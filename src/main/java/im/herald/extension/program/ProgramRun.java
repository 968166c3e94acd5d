package im.herald.extension.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.herald.command.CommandFailure;
import im.herald.config.ProgramConfig;
import im.herald.message.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a program, from its start until nothing of it is left.
final class ProgramRun {
  /// As much as anybody reads in a chat.
  private static final int MOST_OUTPUT = 16 * 1024;

  private static final int MOST_REMARKS = 1024 * 1024;

  /// As `EX_TEMPFAIL` of sysexits.h.
  private static final int TRY_LATER = 75;

  private static final Logger LOG = LoggerFactory.getLogger(ProgramRun.class);

  private final ProgramConfig config;
  private final Running running;

  ProgramRun(ProgramConfig config, Running running) {
    this.config = config;
    this.running = running;
  }

  /// What it prints.
  ///
  /// @param line the program and its arguments
  /// @param text its standard input
  /// @throws CommandFailure if it says so, or is not done in time
  /// @throws ProgramFailure if something is wrong with it
  String answer(List<String> line, String text, CallEnvironment environment)
      throws CommandFailure, InterruptedException {
    ProcessTree tree = start(line, environment);
    try {
      running.add(tree);
      return answer(tree, text);
    } finally {
      tree.kill();
      running.remove(tree);
    }
  }

  private ProcessTree start(List<String> line, CallEnvironment environment) {
    try {
      return ProcessTree.start(line, config.file().resolveSibling("."), environment.variables());
    } catch (IOException e) {
      throw new ProgramFailure("%s cannot be started".formatted(config.file()), e);
    }
  }

  private String answer(ProcessTree tree, String text) throws CommandFailure, InterruptedException {
    Process process = tree.leader();
    Captured output = Captured.begin(process.getInputStream(), MOST_OUTPUT, process);
    Captured remarks = Captured.begin(process.getErrorStream(), MOST_REMARKS, process);
    feed(process, text);
    boolean done = process.waitFor(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    if (!done) {
      tree.end();
    }
    // What it left behind would hold its pipes open.
    tree.kill();
    new Remarks(config.name()).log(remarks.text());
    if (!done) {
      LOG.warn("{} was not done after {} and was ended", config.name(), config.timeout());
      throw new CommandFailure(
          Wording.of(
              "`%s` took longer than %d s and was ended.",
              config.name(), config.timeout().toSeconds()));
    }
    if (!output.isFull()) {
      check(process.exitValue());
    }
    return PrintedAnswer.of(output.text(), output.isFull());
  }

  private void check(int code) throws CommandFailure {
    if (code == TRY_LATER) {
      throw new CommandFailure(
          Wording.of("`%s` cannot do it at the moment. Try again later.", config.name()));
    }
    if (code != 0) {
      throw new ProgramFailure("%s ended with exit code %d".formatted(config.name(), code));
    }
  }

  /// In a thread of its own: it may never read. It ends with whoever could.
  private void feed(Process process, String text) {
    Thread.ofPlatform()
        .daemon()
        .name("input of " + config.name())
        .start(
            () -> {
              try (OutputStream input = process.getOutputStream()) {
                input.write(text.getBytes(UTF_8));
              } catch (IOException e) {
                LOG.debug("{} does not read what it is told", config.name(), e);
              }
            });
  }
}
