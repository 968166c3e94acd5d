package im.herald.config;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/// `account`: whom Herald logs in as.
///
/// @param password from the first of the places that may hold it; empty if none does
/// @param registerIfMissing whether to register the account (XEP-0077) if it is not there
public record AccountConfig(
    EntityBareJid jid,
    Optional<Secret> password,
    boolean registerIfMissing,
    Resourcepart resource) {
  private static final EntityBareJid NOBODY =
      JidCreate.entityBareFromOrThrowUnchecked("nobody@invalid");

  static AccountConfig from(Section section, Path file, Map<String, String> environment) {
    EntityBareJid jid = section.optional("jid", AccountConfig::jid).orElse(NOBODY);
    if (!section.has("jid")) {
      section.problem(
          "jid", "Herald has no account", "write account { jid = \"herald@example.org\" }");
    }
    AccountConfig account =
        new AccountConfig(
            jid,
            new PasswordSources(file, environment).find(section),
            section.required("register", false, AccountConfig::register),
            section.required("resource", Resourcepart.EMPTY, AccountConfig::resource));
    section.done();
    return account;
  }

  private static EntityBareJid jid(String text) throws BadValue {
    try {
      BareJid jid = Jids.own(text);
      if (jid instanceof EntityBareJid account) {
        return account;
      }
      throw new BadValue(
          "\"%s\" is a server and not an account".formatted(text), "write herald@" + jid);
    } catch (InvalidJidException e) {
      throw Values.badJid(e, "write one like herald@example.org");
    }
  }

  private static boolean register(String text) throws BadValue {
    return Values.oneOf(new String[] {"never", "if-missing"}).read(text).equals("if-missing");
  }

  private static Resourcepart resource(String text) throws BadValue {
    try {
      return Resourcepart.from(text);
    } catch (XmppStringprepException | IllegalArgumentException e) {
      throw new BadValue(
          "\"%s\" is not a resource".formatted(text), "write a short name, such as herald");
    }
  }
}
