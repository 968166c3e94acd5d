package im.herald.http;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache.VariableFetcher;
import com.samskivert.mustache.Template;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives a template what JSON has, and nothing of Java: no methods, no fields.
///
/// Besides its names an object has, for each, `name=value`, which is true if the text there is
/// `value`: a template cannot compare otherwise.
final class JsonCollector extends BasicCollector {
  private static final VariableFetcher OF_OBJECTS =
      (context, name) -> of((Map<?, ?>) context, name);

  @Override
  public @Nullable Iterator<?> toIterator(Object value) {
    return value instanceof List<?> list ? list.iterator() : null;
  }

  @Override
  public @Nullable VariableFetcher createFetcher(Object context, String name) {
    return context instanceof Map<?, ?> ? OF_OBJECTS : null;
  }

  @Override
  public <K, V> Map<K, V> createFetcherCache() {
    return new ConcurrentHashMap<>();
  }

  private static @Nullable Object of(Map<?, ?> object, String name) {
    if (object.containsKey(name)) {
      return object.get(name);
    }
    int equals = name.indexOf('=');
    if (equals > 0 && object.containsKey(name.substring(0, equals))) {
      return String.valueOf(object.get(name.substring(0, equals)))
          .equals(name.substring(equals + 1));
    }
    return Template.NO_FETCHER_FOUND;
  }
}
