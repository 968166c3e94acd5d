package im.herald.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// The file with the texts of a language. It is in the XML of [Properties], whose keys may be whole
/// sentences: the English texts, as they stand where they are said.
final class Catalogue {
  private Catalogue() {}

  /// By the English text.
  ///
  /// @param tag of the language; its file is in the jar beside this class
  static Map<String, String> read(String tag) {
    String name = "texts_" + tag + ".xml";
    try (InputStream file = Catalogue.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the jar has no " + name);
      }
      Properties texts = new Properties();
      texts.loadFromXML(file);
      return texts.stringPropertyNames().stream()
          .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
