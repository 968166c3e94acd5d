package im.herald.cli.demo;

import im.herald.cli.demo.Script.Step;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays a [Script] as the person who chats and prints the transcript: `> ` before what was said,
/// `< ` before what was heard.
///
/// Threads: one.
final class ScriptPlayer {
  private final Consumer<String> say;
  private final BlockingQueue<String> heard;
  private final PrintStream transcript;
  private final Duration patience;

  /// Heard since the last line said, and not yet expected.
  private final List<String> open = new ArrayList<>();

  private String last = "";

  /// @param say sends a message
  /// @param heard where messages arrive
  /// @param patience how long an answer or an expectation may take
  ScriptPlayer(
      Consumer<String> say,
      BlockingQueue<String> heard,
      PrintStream transcript,
      Duration patience) {
    this.say = say;
    this.heard = heard;
    this.transcript = transcript;
    this.patience = patience;
  }

  /// Plays `script` until its end or until an answer or an expected message does not come. That is
  /// printed with the number of the line.
  ///
  /// @return whether every line was answered and every expectation met
  boolean play(Script script) throws InterruptedException {
    for (Step step : script.steps()) {
      boolean good =
          switch (step) {
            case Step.Say line -> say(line);
            case Step.Expect line -> expect(line);
          };
      if (!good) {
        return false;
      }
    }
    return true;
  }

  private boolean say(Step.Say line) throws InterruptedException {
    open.clear();
    String text = line.text().replace("{code}", last);
    print("> ", text);
    say.accept(text);
    if (hear(patience.toNanos()) != null) {
      return true;
    }
    return fail(line, "no answer to \"" + text + "\"");
  }

  private boolean expect(Step.Expect line) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      for (String message : open) {
        if (message.contains(line.text())) {
          open.remove(message);
          return true;
        }
      }
      if (hear(deadline - System.nanoTime()) == null) {
        return fail(line, "no message with \"" + line.text() + "\"");
      }
    }
  }

  private @Nullable String hear(long nanos) throws InterruptedException {
    String message = heard.poll(nanos, TimeUnit.NANOSECONDS);
    if (message != null) {
      print("< ", message);
      open.add(message);
      last = message.lines().reduce("", (before, line) -> line).strip();
    }
    return message;
  }

  private boolean fail(Step step, String what) {
    transcript.printf("line %d: %s within %d s%n", step.line(), what, patience.toSeconds());
    return false;
  }

  private void print(String mark, String message) {
    message.lines().forEach(line -> transcript.println(mark + line));
  }
}
