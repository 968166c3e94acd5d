package im.herald.xmpp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A socket on which TLS will begin after STARTTLS. A server that consents says nothing more until
/// the handshake is done (RFC 6120 § 5.4.3.3). What comes together with its consent was not under
/// TLS and must not be taken for what comes after, so that ends the connection.
final class StartTlsSocket extends Socket {
  private @Nullable InputStream in;

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    InputStream made = in == null ? new UntilProceed(super.getInputStream()) : in;
    in = made;
    return made;
  }

  /// Reads as ever, and looks for the consent.
  private static final class UntilProceed extends FilterInputStream {
    private static final Pattern PROCEED =
        Pattern.compile("<proceed(\\s[^>]*)?(/>|>\\s*</proceed\\s*>)\\s*");
    private static final int LONGEST = 200;

    private String tail = "";
    private boolean secured;

    UntilProceed(InputStream plain) {
      super(plain);
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
      int count = super.read(octets, offset, length);
      if (!secured && count > 0) {
        look(new String(octets, offset, count, StandardCharsets.ISO_8859_1));
      }
      return count;
    }

    private void look(String more) throws IOException {
      String text = tail + more;
      Matcher proceed = PROCEED.matcher(text);
      if (!proceed.find()) {
        tail = text.substring(Math.max(0, text.length() - LONGEST));
        return;
      }
      secured = true;
      if (proceed.end() < text.length()) {
        throw new InjectedBeforeTlsException();
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
  }

  /// Something came in clear that claims to have come under TLS.
  static final class InjectedBeforeTlsException extends IOException {
    private static final long serialVersionUID = 1;

    InjectedBeforeTlsException() {
      super("more came together with the consent to TLS");
    }
  }
}
