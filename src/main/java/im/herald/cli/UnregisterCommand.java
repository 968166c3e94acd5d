package im.herald.cli;

import im.herald.command.CommandFailure;
import im.herald.config.InvalidConfigException;
import im.herald.store.Store;
import im.herald.xmpp.AccountRemoval;
import im.herald.xmpp.LoginFailedException;
import im.herald.xmpp.LoginFailure;
import im.herald.xmpp.Tombstone;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jxmpp.jid.EntityBareJid;

/// `herald unregister --yes`: removes the account on the server, for good.
final class UnregisterCommand implements Subcommand {
  @Override
  public String name() {
    return "unregister";
  }

  @Override
  public String summary() {
    return "removes the account on the server, for good";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder().longOpt("yes").desc("really; without it nothing happens").get());
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    ServerAccount server = ServerAccount.of(line, terminal);
    EntityBareJid account = server.account().jid();
    if (!line.hasOption("yes")) {
      throw new StartFailure(
          Exit.USAGE,
          ("unregister would remove the account %s on its server, with its contacts and the"
                  + " messages that wait for it; add --yes if that is what you want")
              .formatted(account));
    }
    try (Store store = server.openStore()) {
      StoredValues kept = new StoredValues(store.state());
      Tombstone tombstone = new Tombstone(kept);
      boolean removed =
          new AccountRemoval(server.account(), server.login(kept), server.passwords(), tombstone)
              .remove();
      if (!removed) {
        throw new StartFailure(
            Exit.UNAVAILABLE,
            "the server did not say whether it removed %s; herald doctor tells".formatted(account));
      }
      terminal
          .out()
          .println(
              "%s is removed. Only herald register brings it back; herald run does not."
                  .formatted(account));
      return Exit.DONE;
    } catch (LoginFailedException e) {
      if (e.failure() instanceof LoginFailure.AccountDeleted) {
        terminal.out().println("%s was removed before.".formatted(account));
        return Exit.DONE;
      }
      throw ServerAccount.failure(e);
    } catch (CommandFailure e) {
      throw new StartFailure(Exit.LOGIN_REFUSED, String.valueOf(e.getMessage()), e);
    }
  }
}
