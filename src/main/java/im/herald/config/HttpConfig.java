package im.herald.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `http`: health, metrics, the status page and hooks over HTTP.
///
/// @param listen empty: none of it
/// @param token what callers must show; empty: one that Herald makes
/// @param hosts names, in lower case, by which it is asked besides its own
/// @param hooks in the order of the file; no two have the same name
public record HttpConfig(
    Optional<HttpAddress> listen,
    Optional<Secret> token,
    List<String> hosts,
    List<HookConfig> hooks) {
  /// A token that somebody thought up is guessed.
  private static final int SHORTEST = 20;

  public HttpConfig {
    hosts = List.copyOf(hosts);
    hooks = List.copyOf(hooks);
  }

  static HttpConfig from(
      Section section, Path file, Map<String, String> environment, TemplateRule templates) {
    SecretFiles files = new SecretFiles("token", file, environment);
    Optional<HttpAddress> listen = section.optional("listen", HttpAddress::parse);
    Optional<Secret> token = section.optional("token-file", text -> token(text, files.read(text)));
    if (listen.filter(address -> !address.isLoopback()).isPresent() && !section.has("token-file")) {
      section.problem(
          "listen",
          "others than this machine can reach it, and there is no token-file",
          "write listen = \"127.0.0.1:8080\", or a token-file");
    }
    List<String> hosts = section.list("hosts", HttpConfig::host);
    List<HookConfig> hooks =
        HookConfig.allFrom(section.section("hooks"), file, environment, templates);
    if (!hooks.isEmpty() && !section.has("listen")) {
      section.problem(
          "hooks", "nothing listens for them", "write listen = \"127.0.0.1:8080\" in http");
    }
    section.done();
    return new HttpConfig(listen, token, hosts, hooks);
  }

  /// The secret that `file` holds, if nobody thought it up.
  static Secret token(String file, Secret secret) throws BadValue {
    if (!secret.reveal().matches("[!-~]{%d,}".formatted(SHORTEST))) {
      throw new BadValue(
          "what is in %s is no token: %d characters or more of ASCII, without blanks"
              .formatted(file, SHORTEST),
          "run openssl rand -hex 32 > %s; chmod 600 %1$s".formatted(file));
    }
    return secret;
  }

  private static String host(String text) throws BadValue {
    if (!text.matches("[\\p{Alnum}._-]{1,253}")) {
      throw new BadValue(
          "\"%s\" is not the name of a host".formatted(text), "write one like herald.example.org");
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
