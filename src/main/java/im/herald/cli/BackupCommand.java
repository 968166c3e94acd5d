package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.store.Store;
import im.herald.store.StoreException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;

/// `herald backup FILE`: copies the database, also while the daemon runs.
final class BackupCommand implements Subcommand {
  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String summary() {
    return "copies the database into FILE, also while Herald runs";
  }

  @Override
  public int arguments() {
    return 1;
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal) throws InvalidConfigException, StartFailure {
    if (line.getArgList().isEmpty()) {
      throw new StartFailure(Exit.USAGE, "backup wants the name of a new file");
    }
    ServerAccount server = ServerAccount.of(line, terminal);
    Path target = Path.of(line.getArgList().getFirst());
    try {
      Store.backup(server.config().store(), target);
    } catch (StoreException e) {
      throw StartFailure.of(e);
    }
    terminal.out().println("%s holds the database as it is now.".formatted(target));
    return Exit.DONE;
  }
}
