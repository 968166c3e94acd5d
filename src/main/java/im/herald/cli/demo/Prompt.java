package im.herald.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;

/// A chat in the terminal: what is typed is said, what is heard is printed.
///
/// Threads: one runs it; [#heard], [#heardFrom], [#note] and [#botEnded] may be called from any.
final class Prompt {
  private static final String QUIT = "/quit";

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final InputStream in;
  private final PrintStream out;
  private final String mark;
  private final Duration patience;

  /// @param in is read in the terminal's character set
  /// @param typing whether somebody sits there, for whom a prompt is printed
  /// @param patience how long to wait, when the input has ended, for answers that are still to come
  Prompt(InputStream in, PrintStream out, boolean typing, Duration patience) {
    this.in = in;
    this.out = out;
    this.mark = typing ? "> " : "";
    this.patience = patience;
  }

  private sealed interface Event {
    record Typed(String line) implements Event {}

    record Heard(String text) implements Event {}

    record Noted(String line) implements Event {}

    record InputEnded() implements Event {}

    record BotEnded() implements Event {}
  }

  void heard(String text) {
    events.add(new Event.Heard(text));
  }

  /// Somebody else than the bot said `text`.
  void heardFrom(BareJid other, String text) {
    text.lines().forEach(line -> note("< %s: %s".formatted(other, line)));
  }

  /// Shows `line`, which is not of the chat.
  void note(String line) {
    events.add(new Event.Noted(line));
  }

  void botEnded() {
    events.add(new Event.BotEnded());
  }

  /// Chats until `/quit`, the end of the input or the end of the bot.
  void run(Consumer<String> say) throws InterruptedException {
    Thread.ofPlatform().daemon().name("prompt").start(this::read);
    int unanswered = 0;
    boolean reading = true;
    show();
    while (true) {
      switch (next(reading)) {
        case Event.Typed(String line) -> {
          if (line.equals(QUIT)) {
            return;
          }
          if (line.startsWith("/")) {
            out.println("Only /quit exists here. Everything else is said to the bot.");
          } else if (!line.isEmpty()) {
            say.accept(line);
            unanswered++;
          }
          show();
        }
        case Event.Heard(String text) -> {
          unanswered--;
          print(text.lines().map(line -> "< " + line));
        }
        case Event.Noted(String line) -> print(Stream.of(line));
        case Event.InputEnded() -> reading = false;
        case Event.BotEnded() -> {
          out.println("The bot has ended.");
          return;
        }
        case null -> {
          return;
        }
      }
      if (!reading && unanswered <= 0) {
        return;
      }
    }
  }

  private @Nullable Event next(boolean reading) throws InterruptedException {
    return reading ? events.take() : events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void read() {
    Charset terminal = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, terminal))) {
      lines.lines().map(String::strip).map(Event.Typed::new).forEach(events::add);
    } catch (IOException e) {
      // It ends here, too.
    }
    events.add(new Event.InputEnded());
  }

  private void print(Stream<String> lines) {
    if (!mark.isEmpty()) {
      // Over the prompt that stands there already.
      out.print("\r");
    }
    lines.forEach(out::println);
    show();
  }

  private void show() {
    out.print(mark);
    out.flush();
  }
}
