package im.herald.cli;

import im.herald.xmpp.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the process ends when the session did for good.
final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

  private Endings() {}

  static Exit exit(End end) {
    return switch (end) {
      case End.Stopped(), End.AccountGone() -> Exit.DONE;
      case End.LoginRefused(String text) -> refused(Exit.LOGIN_REFUSED, text);
      case End.AccountDeleted(String text) -> refused(Exit.CONFIGURATION, text);
    };
  }

  private static Exit refused(Exit exit, String text) {
    LOG.error("{}", text);
    return exit;
  }
}
