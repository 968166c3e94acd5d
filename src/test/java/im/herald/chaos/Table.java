package im.herald.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The rows of one run, printed at its end and left in `target/chaos.md`.
final class Table implements AutoCloseable {
  private static final Path FILE = Path.of("target", "chaos.md");

  private final List<Row> rows = new CopyOnWriteArrayList<>();

  void add(Row row) {
    rows.add(row);
    System.out.println(row);
  }

  @Override
  public void close() throws IOException {
    StringBuilder text = new StringBuilder(Row.HEAD).append('\n');
    rows.forEach(row -> text.append(row).append('\n'));
    Files.writeString(FILE, text);
    System.out.println("\n" + text);
  }

  /// Gives each test the one table of the run.
  static final class Resolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(Table.class);
    }

    @Override
    public Table resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Table.class))
          .computeIfAbsent(Table.class, key -> new Table(), Table.class);
    }
  }
}
