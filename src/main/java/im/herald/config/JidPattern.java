package im.herald.config;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;

/// Whom the operator means. Never looks at a resource or a nickname.
public sealed interface JidPattern {
  /// Whether `jid` is one of those.
  boolean matches(BareJid jid);

  /// The one person it names, if it names exactly one.
  default Optional<BareJid> person() {
    return Optional.empty();
  }

  /// Everybody: `*`.
  record Anybody() implements JidPattern {
    @Override
    public boolean matches(BareJid jid) {
      return true;
    }

    @Override
    public String toString() {
      return "*";
    }
  }

  /// Every account of one server: `*@example.org`.
  record Accounts(DomainBareJid domain) implements JidPattern {
    @Override
    public boolean matches(BareJid jid) {
      return jid.isEntityBareJid() && jid.getDomain().equals(domain.getDomain());
    }

    @Override
    public String toString() {
      return "*@" + domain;
    }
  }

  /// One server and every account of it: `example.org`, as in XEP-0191 § 5.
  record Server(DomainBareJid domain) implements JidPattern {
    @Override
    public boolean matches(BareJid jid) {
      return jid.getDomain().equals(domain.getDomain());
    }

    @Override
    public String toString() {
      return domain.toString();
    }
  }

  /// One account: `juliet@example.org`.
  record Account(EntityBareJid jid) implements JidPattern {
    @Override
    public boolean matches(BareJid other) {
      return jid.equals(other);
    }

    @Override
    public Optional<BareJid> person() {
      return Optional.of(jid);
    }

    @Override
    public String toString() {
      return jid.toString();
    }
  }

  /// The pattern written as `text`, surrounding space ignored.
  ///
  /// @throws InvalidJidException if it is none
  static JidPattern parse(String text) throws InvalidJidException {
    String pattern = text.strip();
    if (pattern.equals("*")) {
      return new Anybody();
    }
    if (pattern.startsWith("*@")) {
      return new Accounts(domain(pattern.substring(2)));
    }
    if (pattern.contains("*")) {
      throw new InvalidJidException(
          "\"%s\" is not a pattern; a * stands alone or before the @, as in *@example.org"
              .formatted(text));
    }
    BareJid jid = Jids.bare(pattern);
    return jid instanceof EntityBareJid account
        ? new Account(account)
        : new Server(jid.asDomainBareJid());
  }

  private static DomainBareJid domain(String text) throws InvalidJidException {
    if (text.isBlank() || text.contains("*") || text.contains("@")) {
      throw new InvalidJidException("\"%s\" is not a server's name".formatted(text));
    }
    return Jids.bare(text).asDomainBareJid();
  }
}
