package im.herald.cli;

import im.herald.cli.FirstConfiguration.ServerChoice;
import im.herald.cli.Questions.UnusableAnswer;
import im.herald.config.InvalidConfigException;
import im.herald.config.Secret;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.xmpp.Finding;
import im.herald.xmpp.ServerProbe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.jxmpp.jid.BareJid;

/// `herald init`: asks the few things that Herald must know, tries them and writes a configuration.
/// Never over one that is there.
final class InitCommand implements Subcommand {
  private static final String CA_FILE =
      "File of certificates (PEM) to trust instead of the system's, if the server has an authority"
          + " of its own (empty: none)";
  private static final Pattern SERVER =
      Pattern.compile("(?<host>[^\\s:/]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[1-9]\\d{0,4}))?");

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "asks for account, owner and server, and writes a configuration";
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    Path file = ConfigFile.of(line, terminal).toAbsolutePath();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(file);
    }
    if (!canBeMade(file)) {
      throw new StartFailure(Exit.CONFIGURATION, notWritable(file));
    }
    Questions questions = new Questions(terminal);
    FirstConfiguration answers = ask(questions);
    List<Finding> findings = attempt(answers, terminal);
    while (failed(ServerProbe.TLS, findings)) {
      Optional<Path> authorities = questions.ask(CA_FILE, InitCommand::authorities);
      if (authorities.isEmpty()) {
        break;
      }
      answers = answers.trusting(authorities.get());
      findings = attempt(answers, terminal);
    }
    Exit outcome = DoctorCommand.exit(findings);
    if (outcome != Exit.DONE
        && !questions.isYes("That does not work yet. Write it anyway, to edit it afterwards?")) {
      terminal.out().println("Nothing was written.");
      return outcome;
    }
    write(answers, file);
    terminal.out().println("Wrote %s. Start Herald with: herald run -c %s".formatted(file, file));
    return mayBeMissing(answers, findings) ? register(file, questions, terminal) : Exit.DONE;
  }

  private static FirstConfiguration ask(Questions questions) throws StartFailure {
    BareJid account =
        questions.ask("Account (such as herald@example.org)", answer -> account(answer, Jids::own));
    Optional<BareJid> owner =
        questions.ask(
            "Owner, who may do everything (such as you@example.org; empty: claimed later)",
            answer ->
                answer.isEmpty() ? Optional.empty() : Optional.of(account(answer, Jids::bare)));
    String password =
        questions.askHidden("Password (empty: the account is registered, with one made by Herald)");
    Optional<ServerChoice> server =
        questions.ask("Server, HOST or HOST:PORT (empty: what DNS says)", InitCommand::server);
    return new FirstConfiguration(
        account,
        owner,
        Optional.of(password).filter(p -> !p.isEmpty()).map(Secret::new),
        server,
        Optional.empty());
  }

  private static BareJid account(String answer, JidReading reading) throws UnusableAnswer {
    try {
      BareJid jid = reading.of(answer);
      if (jid.isDomainBareJid()) {
        throw new UnusableAnswer("That is a server; write name@" + jid);
      }
      return jid;
    } catch (InvalidJidException e) {
      throw new UnusableAnswer(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<ServerChoice> server(String answer) throws UnusableAnswer {
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = SERVER.matcher(answer);
    Optional<Integer> port =
        parts.matches()
            ? Optional.ofNullable(parts.group("port")).map(Integer::valueOf)
            : Optional.empty();
    if (!parts.matches() || port.orElse(1) > 65_535) {
      throw new UnusableAnswer("Write a name or an address, such as xmpp.example.org:5222");
    }
    return Optional.of(new ServerChoice(parts.group("host").replaceAll("[\\[\\]]", ""), port));
  }

  private static Optional<Path> authorities(String answer) throws UnusableAnswer {
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Path file = Path.of(answer).toAbsolutePath();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnusableAnswer(file + " cannot be read");
    }
    return Optional.of(file);
  }

  private static boolean failed(String what, List<Finding> findings) {
    return findings.stream()
        .anyMatch(f -> f.what().equals(what) && f.verdict() == Finding.Verdict.FAILURE);
  }

  /// Whether the account may have to be made first, and the server makes it for whoever asks.
  private static boolean mayBeMissing(FirstConfiguration answers, List<Finding> findings) {
    return (answers.password().isEmpty() || failed(ServerProbe.LOGIN, findings))
        && findings.stream()
            .anyMatch(
                f -> f.what().equals(ServerProbe.REGISTRATION) && f.found().equals("offered"));
  }

  /// Only on demand: whoever sets Herald up may be another user than the one that runs it, who
  /// would not find the password that is made here.
  private static Exit register(Path file, Questions questions, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    ServerAccount server = new ServerAccount(ConfigSource.of(file, terminal.environment()).load());
    boolean now =
        questions.isAgreed(
            "Register %s now? What Herald must keep of it is kept in %s, for this user; herald run can do it later, too"
                .formatted(server.account().jid(), server.config().store().dir()));
    return now ? RegisterCommand.register(server, terminal) : Exit.DONE;
  }

  private static List<Finding> attempt(FirstConfiguration answers, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    terminal.out().println("Trying it ...");
    List<Finding> findings = findings(answers, terminal);
    terminal.out().print(FindingsTable.text(findings));
    return findings;
  }

  /// In a folder of its own, so that the draft is read as the file will be.
  private static List<Finding> findings(FirstConfiguration answers, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    try {
      Path folder = Files.createTempDirectory("herald-init-");
      Path draft = folder.resolve("herald.conf");
      try {
        Files.writeString(draft, answers.text());
        ServerAccount server =
            new ServerAccount(ConfigSource.of(draft, terminal.environment()).load());
        return DoctorCommand.ofServer(server, server.remembered(), InstantSource.system());
      } finally {
        Files.deleteIfExists(draft);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new StartFailure(Exit.CONFIGURATION, "the temporary folder cannot be written: " + e, e);
    }
  }

  private static void write(FirstConfiguration answers, Path file) throws StartFailure {
    String mode = answers.password().isPresent() ? "rw-------" : "rw-r--r--";
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)))) {
        ByteBuffer text = StandardCharsets.UTF_8.encode(answers.text());
        while (text.hasRemaining()) {
          channel.write(text);
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new StartFailure(Exit.CONFIGURATION, notWritable(file), e);
    }
  }

  /// Asked before the questions, so that nobody answers them in vain. Makes nothing.
  private static boolean canBeMade(Path file) {
    Path above = file.resolveSibling("");
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return Files.isDirectory(above) && Files.isWritable(above);
  }

  private static String notWritable(Path file) {
    return "%s cannot be written; choose another place with -c FILE".formatted(file);
  }

  private static StartFailure exists(Path file) {
    return new StartFailure(
        Exit.CONFIGURATION,
        "%s is there already; change it with an editor, or choose another place with -c FILE"
            .formatted(file));
  }

  private interface JidReading {
    BareJid of(String text) throws InvalidJidException;
  }
}
