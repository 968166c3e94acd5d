package im.herald.it;

import im.herald.cli.demo.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/// A plug-in, compiled and packed as its maker would.
final class PluginJar {
  private PluginJar() {}

  /// @param service the interface that the classes are found by
  /// @param sources by the names of their classes
  static void write(Path jar, String service, Map<String, String> sources) throws IOException {
    Path folder = Files.createTempDirectory("herald-plugin-");
    try {
      compile(folder, sources);
      Files.createDirectories(jar.getParent());
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file)) {
        out.putNextEntry(new JarEntry("META-INF/services/" + service));
        out.write(String.join("\n", sources.keySet()).getBytes(StandardCharsets.UTF_8));
        for (String name : sources.keySet()) {
          String path = path(name, ".class");
          out.putNextEntry(new JarEntry(path));
          Files.copy(folder.resolve(path), out);
        }
      }
    } finally {
      Folders.remove(folder);
    }
  }

  private static void compile(Path folder, Map<String, String> sources) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(path(source.getKey(), ".java"));
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (failed != 0) {
      throw new AssertionError("the plug-in does not compile");
    }
  }

  private static String path(String name, String ending) {
    return name.replace('.', '/') + ending;
  }
}
