package im.herald.config;

import im.herald.message.Nearest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `store.url`, as `psql` takes it or as a program in Java does. What it says never repeats
/// the URL, which may hold a password.
///
/// Plain text, or TLS that does not prove whose server it is, goes to loopback only.
final class SharedDatabaseReading {
  private static final Pattern URL =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?:"
              + "(?://(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?(?<hosts>[^@/?#]*)/?)?"
              + "(?<name>[^:@/?#]*)(?:\\?(?<options>[^#]*))?");
  private static final Pattern HOST =
      Pattern.compile("(?<name>\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::\\d{1,5})?");

  /// Those of the driver that make sense here. None that turns a check off is among them.
  private static final List<String> OPTIONS =
      List.of(
          "user",
          "password",
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "currentSchema",
          "targetServerType");

  private static final String EXAMPLE =
      "write one like postgresql://herald@db.example.org/herald; in a password %40 stands for @";

  private final Map<String, String> environment;

  SharedDatabaseReading(Map<String, String> environment) {
    this.environment = environment;
  }

  SharedDatabase read(String text) throws BadValue {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      throw new BadValue("is not the URL of a PostgreSQL database", EXAMPLE);
    }
    if (url.group("name").isEmpty()) {
      throw new BadValue("names no database", EXAMPLE);
    }
    List<String> hosts = hosts(url.group("hosts"));
    Map<String, String> options = options(url.group("options"));
    Optional<String> userOption = Optional.ofNullable(options.remove("user"));
    Optional<String> passwordOption = Optional.ofNullable(options.remove("password"));
    Optional<String> user = given(url.group("user")).or(() -> userOption);
    Optional<Secret> password =
        given(url.group("password"))
            .or(() -> passwordOption)
            .or(() -> Optional.ofNullable(environment.get("PGPASSWORD")))
            .filter(p -> !p.isEmpty())
            .map(Secret::new);
    secure(hosts, options);
    return new SharedDatabase(hosts, decoded(url.group("name")), user, password, options);
  }

  /// `text` without the password that may be in it.
  static String masked(String text) {
    return text.replaceFirst("(//[^:@/?#]*):[^@/?#]*@", "$1:***@")
        .replaceFirst("([?&]password=)[^&#]*", "$1***");
  }

  private static List<String> hosts(@Nullable String written) throws BadValue {
    if (written == null || written.isEmpty()) {
      return List.of("localhost");
    }
    List<String> hosts = Stream.of(written.split(",", -1)).map(String::strip).toList();
    for (String host : hosts) {
      if (!HOST.matcher(host).matches()) {
        throw new BadValue("names a host that cannot be one", EXAMPLE);
      }
    }
    return hosts;
  }

  private static Map<String, String> options(@Nullable String written) throws BadValue {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option :
        written == null || written.isEmpty() ? new String[0] : written.split("&")) {
      String[] parts = option.split("=", 2);
      if (!OPTIONS.contains(parts[0]) || parts.length != 2) {
        String all = "the options here are " + String.join(", ", OPTIONS);
        throw new BadValue(
            "has the option \"%s\", which is not known here".formatted(parts[0]),
            Nearest.suggestion(parts[0], OPTIONS, all));
      }
      options.put(parts[0], decoded(parts[1]));
    }
    return options;
  }

  private static void secure(List<String> hosts, Map<String, String> options) throws BadValue {
    boolean loopback = hosts.stream().allMatch(SharedDatabaseReading::isLoopback);
    if (loopback && !options.getOrDefault("sslmode", "").startsWith("verify")) {
      return;
    }
    if (!loopback && !options.getOrDefault("sslmode", "verify-full").equals("verify-full")) {
      throw new BadValue(
          "sslmode=%s does not prove whose server it is, so it is for this machine only"
              .formatted(options.get("sslmode")),
          "write sslmode=verify-full, with sslrootcert=FILE for an authority of your own");
    }
    options.putIfAbsent("sslmode", "verify-full");
    if (options.getOrDefault("sslrootcert", "system").equals("system")) {
      // As psql's sslrootcert=system: the authorities that the JVM trusts.
      options.remove("sslrootcert");
      options.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }

  private static boolean isLoopback(String host) {
    Matcher parts = HOST.matcher(host);
    return parts.matches()
        && ConnectionConfig.isLoopback(parts.group("name").replaceAll("[\\[\\]]", ""));
  }

  private static Optional<String> given(@Nullable String encoded) throws BadValue {
    return encoded == null || encoded.isEmpty() ? Optional.empty() : Optional.of(decoded(encoded));
  }

  private static String decoded(String encoded) throws BadValue {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadValue("has a % that stands for nothing", "write %25 for a %");
    }
  }
}
