package im.herald.cli;

import im.herald.config.StoreConfig;
import im.herald.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One subcommand on a configuration with a store of its own.
record CommandOnStore(String name, Path dir, String file) {
  /// @param dir where all of it is
  static CommandOnStore of(String name, Path dir) throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("a.conf"),
            "herald { account.jid = \"herald@example.org\", store.dir = \"state\" }\n");
    return new CommandOnStore(name, dir, file.toString());
  }

  CommandRun run(String... args) {
    String[] all =
        Stream.of(List.of(name), List.of(args), List.of("-c", file))
            .flatMap(List::stream)
            .toArray(String[]::new);
    return CommandRun.of(dir, all);
  }

  Store open() {
    return Store.open(new StoreConfig(dir.resolve("state"), true));
  }
}
