package im.herald.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The operator's file over `reference.conf`, parsed and with its substitutions replaced, but not
/// yet looked at.
///
/// @param lines where things are written in the file
/// @param merged every key
record Hocon(Lines lines, Config merged) {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[^}]*}");

  /// Reads `file`. Problems found on the way that do not end it, such as an `include`, are only
  /// added to `problems`.
  ///
  /// @throws InvalidConfigException if it cannot be read as HOCON; then nothing more can be said
  ///   about it
  static Hocon read(Path file, Map<String, String> environment, Problems problems)
      throws InvalidConfigException {
    String text = text(file, problems);
    try {
      Config written =
          ConfigFactory.parseString(
              text,
              ConfigParseOptions.defaults()
                  .setSyntax(ConfigSyntax.CONF)
                  .setOriginDescription(file.toString())
                  .setIncluder(new NoIncludes(text, problems)));
      if (written.isEmpty()) {
        throw fatal(
            problems, 0, "has no keys", "write at least herald { account { jid = \"…\" } }");
      }
      return new Hocon(new Lines(written.root()), resolved(written, environment));
    } catch (ConfigException.UnresolvedSubstitution e) {
      throw unresolved(e, problems);
    } catch (ConfigException e) {
      throw syntax(e, text, problems);
    }
  }

  private static Config resolved(Config written, Map<String, String> environment) {
    return written
        .withFallback(ConfigFactory.parseResources(Hocon.class.getClassLoader(), "reference.conf"))
        .resolve(
            ConfigResolveOptions.noSystem().appendResolver(new EnvironmentResolver(environment)));
  }

  private static String text(Path file, Problems problems) throws InvalidConfigException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw fatal(problems, 0, "there is no such file", "name another with -c, or run herald init");
    } catch (AccessDeniedException e) {
      throw fatal(problems, 0, "may not be read", "make it readable for the user that runs Herald");
    } catch (CharacterCodingException e) {
      throw fatal(problems, 0, "is not text in UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "is a directory" : "cannot be read: " + e.getMessage();
      throw fatal(problems, 0, why, "name a file");
    }
  }

  private static InvalidConfigException unresolved(
      ConfigException.UnresolvedSubstitution e, Problems problems) {
    String message = String.valueOf(e.getMessage());
    Matcher named = SUBSTITUTION.matcher(message);
    String what = named.find() ? named.group() : "a substitution";
    return message.contains("cycle")
        ? fatal(problems, line(e), what + " refers back to itself", "write its value out")
        : fatal(
            problems,
            line(e),
            what + " is neither a key nor an environment variable",
            "set it, or write ${?…} if it may be missing");
  }

  /// The library's words, but not those about a line that may hold a password.
  private static InvalidConfigException syntax(ConfigException e, String text, Problems problems) {
    int line = line(e);
    String written = text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    String why =
        written.matches(".*(password|postgres).*") ? "this line is not HOCON" : shortened(e);
    return fatal(
        problems, line, why, "look for a missing quote, brace or comma here or just above");
  }

  /// Without the place, which is said already, and without advice that does not fit here.
  private static String shortened(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof ConfigException.WrongType) {
      return "the file is a list, but must be herald { … }";
    }
    if (message.contains("newline in quoted strings")) {
      return "a quoted text does not end on its line";
    }
    return message.contains("not: end of file")
        ? "the file ends inside of { … }"
        : message.replaceFirst("^.*?: \\d+: ", "").replaceFirst("(?s) \\(if you intended.*", "");
  }

  private static int line(ConfigException e) {
    return e.origin() == null ? 0 : Math.max(0, e.origin().lineNumber());
  }

  private static InvalidConfigException fatal(
      Problems problems, int line, String message, String suggestion) {
    problems.add(line, "", message, suggestion);
    return problems.asException();
  }
}
