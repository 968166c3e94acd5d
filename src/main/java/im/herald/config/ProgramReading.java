package im.herald.config;

import im.herald.message.Nearest;
import im.herald.message.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one of `programs`.
final class ProgramReading {
  /// What `fallback` begins with if it is one of them.
  private static final String PROGRAM = "program ";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// A command is given up after 30 s; the program is ended before, so that its caller learns why.
  private static final Duration LONGEST = Duration.ofSeconds(25);

  private static final Path NOTHING = Path.of("/nonexistent");

  private final String name;
  private final Section section;
  private final Path file;

  private ProgramReading(String name, Section section, Path file) {
    this.name = name;
    this.section = section;
    this.file = file;
  }

  static ProgramConfig of(String name, Section programs, Path file, Set<String> commands) {
    Section section = programs.section(name);
    ProgramReading reading = new ProgramReading(name, section, file);
    reading.checkName(commands);
    ProgramConfig program = reading.read();
    section.done();
    return program;
  }

  private void checkName(Set<String> commands) {
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      section.problem(
          "a command cannot have this name", "use up to 40 letters from a to z, digits, hyphens");
    } else if (commands.stream().anyMatch(c -> c.split(" ", 2)[0].equals(name))) {
      section.problem("there is such a command already", "use another name");
    }
  }

  private ProgramConfig read() {
    List<String> run = section.list("run", Values::text);
    if (run.isEmpty()) {
      section.problem("run", "is missing", "write run = [\"/usr/local/bin/" + name + "\"]");
    }
    return new ProgramConfig(
        name,
        run.isEmpty() ? NOTHING : program(run.getFirst()),
        run.stream().skip(1).toList(),
        arguments(),
        section.optional("allow", Values.oneOf(Role.values())).orElse(Role.USER),
        section.optional("timeout", ProgramReading::timeout).orElse(TIMEOUT),
        section.optional("help", Values::text).orElse("Runs a program"));
  }

  private Path program(String text) {
    try {
      Path program = Values.beside(file).read(text);
      if (!Files.isRegularFile(program)) {
        throw new BadValue("there is no file " + program, "write the whole path");
      }
      if (!Files.isExecutable(program)) {
        throw new BadValue(program + " may not be run", "make it executable: chmod +x");
      }
      return program;
    } catch (BadValue e) {
      section.problem("run", e.message(), e.suggestion());
      return NOTHING;
    }
  }

  private List<ProgramArgument> arguments() {
    List<ProgramArgument> args = section.list("args", ProgramArgument::read);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < args.size(); i++) {
      ProgramArgument argument = args.get(i);
      if (!seen.add(argument.name())) {
        section.problem("args", argument.name() + " is there twice", "use another name");
      }
      boolean last = i == args.size() - 1;
      if (argument.rest() && !last) {
        section.problem("args", argument.name() + "... is not the last one", "put it last");
      } else if (!argument.required() && !last && args.get(i + 1).required()) {
        section.problem(
            "args",
            "[%s] is before one that must be there".formatted(argument.name()),
            "put those in brackets last");
      }
    }
    return args;
  }

  private static Duration timeout(String text) throws BadValue {
    Duration timeout = Values.duration(text);
    if (timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new BadValue("a timeout cannot be " + text, "write 1s to 25s");
    }
    return timeout;
  }

  /// The program that `fallback` names, if it names one.
  static Optional<String> fallback(Section herald, List<ProgramConfig> programs) {
    List<String> names = programs.stream().map(ProgramConfig::name).toList();
    return herald.optional("fallback", text -> named(text, names)).filter(name -> !name.isEmpty());
  }

  /// Empty if it names none.
  private static String named(String text, List<String> names) throws BadValue {
    if (!isProgram(text)) {
      return "";
    }
    String name = text.substring(PROGRAM.length()).strip();
    if (!names.contains(name)) {
      throw new BadValue(
          "there is no program \"%s\"".formatted(name),
          Nearest.suggestion(name, names, "name one of programs"));
    }
    return name;
  }

  /// What becomes of a message that the program does not take either.
  static Fallback otherwise(Section herald) {
    return herald.required(
        "fallback",
        Fallback.HINT,
        text -> isProgram(text) ? Fallback.SILENT : Values.oneOf(Fallback.values()).read(text));
  }

  private static boolean isProgram(String text) {
    return text.startsWith(PROGRAM);
  }
}
