package im.herald.xmpp;

import java.io.Reader;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jivesoftware.smack.xml.XmlPullParserFactory;

/// Makes Smack's parsers; for a stream, one that is Herald's.
final class StreamParsers implements XmlPullParserFactory {
  private final XmlPullParserFactory usual;

  StreamParsers(XmlPullParserFactory usual) {
    this.usual = usual;
  }

  @Override
  public XmlPullParser newXmlPullParser(Reader reader) throws XmlPullParserException {
    XmlPullParser parser = usual.newXmlPullParser(reader);
    return reader instanceof StreamReader stream
        ? new StreamParser(parser, stream.kept(), stream.record())
        : parser;
  }
}
