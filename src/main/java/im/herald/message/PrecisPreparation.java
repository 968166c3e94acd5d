package im.herald.message;

import org.jxmpp.stringprep.XmppStringprep;
import org.jxmpp.stringprep.XmppStringprepException;
import rocks.xmpp.precis.PrecisProfiles;

/// Prepares the parts of a JID as RFC 7622 § 3 says: IDN for the domain, UsernameCaseMapped for the
/// local part, OpaqueString for the resource.
final class PrecisPreparation implements XmppStringprep {
  @Override
  public String localprep(String text) throws XmppStringprepException {
    try {
      return PrecisProfiles.USERNAME_CASE_MAPPED.enforce(text);
    } catch (IllegalArgumentException e) {
      throw new XmppStringprepException(text, e);
    }
  }

  @Override
  public String domainprep(String text) throws XmppStringprepException {
    try {
      return PrecisProfiles.IDN.enforce(text);
    } catch (IllegalArgumentException e) {
      throw new XmppStringprepException(text, e);
    }
  }

  @Override
  public String resourceprep(String text) throws XmppStringprepException {
    try {
      return PrecisProfiles.OPAQUE_STRING.enforce(text);
    } catch (IllegalArgumentException e) {
      throw new XmppStringprepException(text, e);
    }
  }
}
