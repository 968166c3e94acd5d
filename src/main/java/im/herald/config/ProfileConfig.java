package im.herald.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// `profile`: what clients show of Herald beside its address.
///
/// @param name what to call it
/// @param picture a file that was a [Picture] at start
public record ProfileConfig(Optional<String> name, Optional<Path> picture) {
  static ProfileConfig from(Section section, Path file) {
    ProfileConfig profile =
        new ProfileConfig(
            section.optional("name", ProfileConfig::name),
            section.optional("picture", text -> picture(file, text)));
    section.done();
    return profile;
  }

  private static String name(String text) throws BadValue {
    if (text.isBlank() || text.length() > 100) {
      throw new BadValue("\"%s\" is no name".formatted(text), "write up to 100 characters");
    }
    return text;
  }

  private static Path picture(Path file, String text) throws BadValue {
    Path picture = Values.beside(file).read(text);
    try {
      Picture _ = Picture.read(picture);
      return picture;
    } catch (IOException e) {
      throw new BadValue(
          "%s cannot be used: %s".formatted(picture, e.getMessage()),
          "name a PNG picture of at most %d octets".formatted(Picture.LARGEST));
    }
  }
}
