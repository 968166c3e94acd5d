package im.herald.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// Temporary folders and the templates that are written into them.
public final class Folders {
  private Folders() {}

  /// Removes `folder` and everything in it. What a dying server removed meanwhile is not missed.
  public static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Gone already.
    }
  }

  /// Writes the resource `template` that stands beside `owner` to `file`, with each `@NAME@`
  /// replaced.
  public static Path fill(Class<?> owner, String template, Path file, Map<String, Object> values)
      throws IOException {
    try (InputStream in = owner.getResourceAsStream(template)) {
      if (in == null) {
        throw new NoSuchFileException(owner.getPackageName() + "/" + template);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, Object> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
      }
      return Files.writeString(file, text);
    }
  }
}
