package im.herald.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The words that start a server in the foreground, all but the last one.
///
/// @param words program and options
public record ServerLauncher(List<String> words) {
  public ServerLauncher {
    words = List.copyOf(words);
  }

  /// The whole command line.
  ///
  /// @param configuration Prosody's file, or the folder that holds `ejabberd.yml`
  public List<String> with(Path configuration) {
    return Stream.concat(words.stream(), Stream.of(configuration.toString())).toList();
  }
}
