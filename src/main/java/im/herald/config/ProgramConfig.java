package im.herald.config;

import im.herald.message.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// One of `programs`: a command that is a program of the operator's.
///
/// @param name the command's word
/// @param file what is run
/// @param fixed the arguments that it gets at each call, before those of the caller
/// @param args what callers write
/// @param allow the role that it needs
/// @param timeout after which it is ended
/// @param help what it does, in one line
public record ProgramConfig(
    String name,
    Path file,
    List<String> fixed,
    List<ProgramArgument> args,
    Role allow,
    Duration timeout,
    String help) {
  public ProgramConfig {
    fixed = List.copyOf(fixed);
    args = List.copyOf(args);
  }

  /// @param file in which they are written
  /// @param commands the names of all other commands
  static List<ProgramConfig> allFrom(Section programs, Path file, Set<String> commands) {
    return programs.names().stream()
        .map(name -> ProgramReading.of(name, programs, file, commands))
        .toList();
  }
}
