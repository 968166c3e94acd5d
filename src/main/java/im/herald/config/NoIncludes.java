package im.herald.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.regex.Pattern;

/// Refuses `include` in every form. The library follows one while it still parses, so a line in a
/// file could make Herald read any other file or fetch any URL.
final class NoIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final String text;
  private final Problems problems;

  /// @param text of the file, in which the line is looked up
  NoIncludes(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return refuse(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return refuse(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return refuse(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return refuse(what);
  }

  private ConfigObject refuse(String what) {
    problems.add(
        lineOf(what),
        "",
        "include \"%s\": a configuration is one file".formatted(what),
        "write its lines here");
    return ConfigFactory.empty().root();
  }

  /// The library does not tell an includer where it is.
  private int lineOf(String what) {
    Pattern include = Pattern.compile("^(?!\\s*(#|//)).*\\binclude\\b.*" + Pattern.quote(what));
    int line = 0;
    for (String written : text.lines().toList()) {
      line++;
      if (include.matcher(written).find()) {
        return line;
      }
    }
    return 0;
  }
}
