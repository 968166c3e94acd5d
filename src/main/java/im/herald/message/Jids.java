package im.herald.message;

import org.jxmpp.JxmppContext;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.jxmpp.util.XmppStringUtils;

/// Makes JIDs out of what people and operators write.
///
/// Loading this class also gives the JVM its string preparation (RFC 7622). Without one jxmpp only
/// lower-cases, and two spellings of one address would be two people.
public final class Jids {
  static {
    JxmppContext.setDefaultXmppStringprep(new PrecisPreparation());
  }

  private Jids() {}

  /// Makes sure that every JID parsed from now on in this JVM is prepared. May be called any number
  /// of times; whoever lets another library parse JIDs calls it first.
  public static void prepare() {
    // Loading the class did it.
  }

  /// The bare JID written as `text`, surrounding space ignored.
  ///
  /// @throws InvalidJidException if `text` is not a JID or has a resource part
  public static BareJid bare(String text) throws InvalidJidException {
    Jid jid = any(text);
    if (jid.hasResource()) {
      throw new InvalidJidException(
          "\"%s\" has a resource part; write %s".formatted(text, jid.asBareJid()));
    }
    return jid.asBareJid();
  }

  /// The bare JID of an account of Herald's own, written as `text`, surrounding space ignored. Its
  /// domain is the one that Herald itself asks DNS for, and that it expects in the certificate.
  ///
  /// @throws InvalidJidException as [#bare], and if it is not plain which domain in DNS that is
  public static BareJid own(String text) throws InvalidJidException {
    // Preparation maps letters: what was written must be looked at before, what comes of it after.
    AsciiDomain.check(XmppStringUtils.parseDomain(text.strip()), text);
    BareJid jid = bare(text);
    AsciiDomain.check(jid.getDomain().toString(), text);
    return jid;
  }

  /// The bare JID of somebody with an account, written as `text`, surrounding space ignored.
  ///
  /// @throws InvalidJidException as [#bare], and if it is a server's: mostly a name whose second
  ///   half was forgotten
  public static BareJid person(String text) throws InvalidJidException {
    BareJid jid = bare(text);
    if (!jid.hasLocalpart()) {
      throw new InvalidJidException(
          "\"%s\" is a server and nobody on it; write name@%s".formatted(text.strip(), jid));
    }
    return jid;
  }

  /// The JID written as `text`, bare or full, surrounding space ignored.
  ///
  /// @throws InvalidJidException if `text` is not a JID
  public static Jid any(String text) throws InvalidJidException {
    try {
      return JidCreate.from(text.strip());
    } catch (XmppStringprepException | RuntimeException e) {
      // The libraries that prepare it do not expect all that somebody can write.
      throw new InvalidJidException(
          "\"%s\" is not a JID (like name@example.org)".formatted(text), e);
    }
  }
}
