package im.herald.postgres;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Runs a test class once on the embedded database and once on a real PostgreSQL. Its constructor
/// takes the [StorePlace].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "on {0}")
@ArgumentsSource(OnEachDatabase.Places.class)
public @interface OnEachDatabase {
  /// Both.
  final class Places implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      PostgresServers.Found found = PostgresServers.found(context);
      StorePlace shared =
          found.launcher() == null
              ? StorePlace.missing(found.missing())
              : StorePlace.shared(() -> PostgresServers.running(context));
      return Stream.of(StorePlace.embedded(), shared).map(Arguments::of);
    }
  }
}
