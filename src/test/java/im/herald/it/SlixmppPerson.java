package im.herald.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Somebody whose client is made of slixmpp.
final class SlixmppPerson implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 40;
  private static final Path PROGRAM = Path.of("src/test/resources/im/herald/it/forms.py");

  private final Process process;
  private final Writer to;
  private final BufferedReader from;

  private SlixmppPerson(Process process) {
    this.process = process;
    this.to = process.outputWriter(StandardCharsets.UTF_8);
    this.from = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Logs in with the account of `person`.
  ///
  /// @param bot the full JID of whose commands are run
  static SlixmppPerson login(XmppServer server, Person person, String bot)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                DebianProgram.launcher("python3-slixmpp").toString(),
                PROGRAM.toString(),
                person.jid().toString(),
                person.password(),
                server.host(),
                String.valueOf(server.port()),
                server.caFile().toString(),
                bot)
            // It warns at each start and each end; what fails it says in its answer.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    SlixmppPerson logged = new SlixmppPerson(process);
    List<String> first = logged.hears();
    if (!first.equals(List.of("ready"))) {
      throw new AssertionError("slixmpp does not log in: " + first);
    }
    return logged;
  }

  /// Does what `words` say, and returns what came back. See the program.
  List<String> does(String... words) {
    try {
      to.write(String.join("\t", words).replace("\n", "\\n") + "\n");
      to.flush();
      return hears();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> hears() {
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(this::line).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return List.of(line.join().split("\t", -1)).stream().map(p -> p.replace("\\n", "\n")).toList();
  }

  private String line() {
    try {
      String line = from.readLine();
      if (line == null) {
        throw new AssertionError("slixmpp has ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    to.close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
