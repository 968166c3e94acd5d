package im.herald.config;

import im.herald.message.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// `connection`: how Herald reaches its server.
///
/// @param host empty: ask DNS (RFC 6120 § 3.2)
/// @param port empty: the one that DNS names, or the usual one
/// @param caFile PEM certificates that are trusted instead of the JDK's
/// @param pins SHA-256 of public keys (SubjectPublicKeyInfo, RFC 7469 § 2.4), in base64; the
///   server's must be among them; empty: no pin
/// @param mechanisms those of SASL that may be used
public record ConnectionConfig(
    Optional<String> host,
    OptionalInt port,
    Security security,
    Optional<Path> caFile,
    List<String> pins,
    List<String> mechanisms) {
  public ConnectionConfig {
    pins = List.copyOf(pins);
    mechanisms = List.copyOf(mechanisms);
  }

  /// What `connection.mechanisms` may name: those that this version can do, strongest first.
  private static final List<String> ABLE =
      List.of(
          "SCRAM-SHA-512-PLUS",
          "SCRAM-SHA-256-PLUS",
          "SCRAM-SHA-1-PLUS",
          "SCRAM-SHA-512",
          "SCRAM-SHA-256",
          "SCRAM-SHA-1",
          "PLAIN");

  /// Those that there are, but which this version cannot do.
  private static final List<String> UNABLE =
      List.of("SCRAM-SHA3-512", "SCRAM-SHA3-512-PLUS", "EXTERNAL", "DIGEST-MD5");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1", Pattern.CASE_INSENSITIVE);

  /// Whether `host` is this machine, whatever DNS says.
  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  static ConnectionConfig from(Section section, Path file) {
    Optional<String> host = section.optional("host", ConnectionConfig::host);
    int port = section.required("port", 0, ConnectionConfig::port);
    Security security =
        section.required("security", Security.STARTTLS, Values.oneOf(Security.values()));
    boolean loopback = host.filter(ConnectionConfig::isLoopback).isPresent();
    if (security == Security.PLAIN_LOOPBACK && !loopback) {
      section.problem(
          "security",
          "plain-loopback sends everything readable, so it is for this machine only",
          "write host = \"127.0.0.1\", or security = starttls");
    }
    if (port != 0 && !section.has("host")) {
      section.problem("port", "means nothing without a host", "write host too, or leave port out");
    }
    ConnectionConfig connection =
        new ConnectionConfig(
            host,
            port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
            security,
            section.optional("ca-file", text -> caFile(file, text)),
            section.list("pin-sha256", ConnectionConfig::pin),
            mechanisms(section));
    section.done();
    return connection;
  }

  private static String host(String text) throws BadValue {
    if (text.matches(".*\\s.*|.*://.*|[^:]*:\\d+")) {
      throw new BadValue(
          "\"%s\" is not a host".formatted(text), "write its name or address alone; port is a key");
    }
    return text;
  }

  private static int port(String text) throws BadValue {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new BadValue("\"%s\" is not a port".formatted(text), "write a number up to 65535");
    }
    return Integer.parseInt(text);
  }

  private static Path caFile(Path file, String text) throws BadValue {
    Path path = Values.beside(file).read(text);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new BadValue(path + " cannot be read", "name a file of PEM certificates");
    }
    return path;
  }

  private static String pin(String text) throws BadValue {
    try {
      if (Base64.getDecoder().decode(text).length == 32) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Said below: what is wrong with it does not matter.
    }
    throw new BadValue(
        "\"%s\" is not a SHA-256 in base64".formatted(text),
        "docs/configuration.md shows the command that prints it");
  }

  private static List<String> mechanisms(Section section) {
    List<String> mechanisms = section.list("mechanisms", ConnectionConfig::mechanism);
    if (!section.has("mechanisms")) {
      section.problem(
          "mechanisms", "leaves no way to log in", "write one of " + String.join(", ", ABLE));
    }
    return mechanisms;
  }

  private static String mechanism(String text) throws BadValue {
    if (ABLE.contains(text)) {
      return text;
    }
    String able = "write one of " + String.join(", ", ABLE);
    if (UNABLE.contains(text)) {
      throw new BadValue("this version cannot do " + text, able);
    }
    throw new BadValue(
        "\"%s\" is not a SASL mechanism".formatted(text), Nearest.suggestion(text, ABLE, able));
  }
}
