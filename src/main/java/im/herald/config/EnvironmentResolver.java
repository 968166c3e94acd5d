package im.herald.config;

import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replaces `${NAME}` by an environment variable, as the library would, but by those it is given.
final class EnvironmentResolver implements ConfigResolver {
  /// How the origin of such a value is described.
  static final String ORIGIN = "environment variable ";

  private final Map<String, String> environment;

  EnvironmentResolver(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable ConfigValue lookup(String name) {
    String value = environment.get(name);
    return value == null ? null : ConfigValueFactory.fromAnyRef(value, ORIGIN + name);
  }

  /// There is nobody to ask after this one.
  @Override
  public ConfigResolver withFallback(ConfigResolver fallback) {
    return this;
  }
}
