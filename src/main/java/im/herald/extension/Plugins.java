package im.herald.extension;

import im.herald.command.Command;
import im.herald.inbox.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the jars of a folder add: handlers and commands, found by [ServiceLoader].
///
/// Each jar has a class loader of its own above Herald's, so that two jars may bring two versions
/// of one library. Made at the start and kept until the end of the process.
///
/// @param commands of all jars, by the jars' file names
/// @param handlers likewise; this is the order in which they see a message
public record Plugins(List<Command> commands, List<Handler> handlers) {
  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  public Plugins {
    commands = List.copyOf(commands);
    handlers = List.copyOf(handlers);
  }

  /// Loads the jars in `folder`; none if there is no such folder.
  ///
  /// @throws InvalidPluginException if a jar cannot be used; Herald should not start without what
  ///   its operator gave it
  public static Plugins load(Path folder) throws InvalidPluginException {
    List<Command> commands = new ArrayList<>();
    List<Handler> handlers = new ArrayList<>();
    for (Path jar : jars(folder)) {
      URLClassLoader loader = loader(jar);
      List<Command> fromJar = provided(Command.class, jar, loader);
      List<Handler> handlersFromJar = provided(Handler.class, jar, loader);
      if (fromJar.isEmpty() && handlersFromJar.isEmpty()) {
        throw new InvalidPluginException(
            "%s brings neither a command nor a handler; it needs a file META-INF/services/%s or %s"
                .formatted(jar, Command.class.getName(), Handler.class.getName()));
      }
      introduce(jar, fromJar, handlersFromJar);
      commands.addAll(fromJar);
      handlers.addAll(handlersFromJar);
    }
    return new Plugins(commands, handlers);
  }

  /// The first calls into the jar: one made for another Herald fails here.
  private static void introduce(Path jar, List<Command> commands, List<Handler> handlers)
      throws InvalidPluginException {
    try {
      LOG.info(
          "{} brings the commands {} and the handlers {}",
          jar.getFileName(),
          commands.stream().map(c -> c.spec().name()).toList(),
          handlers.stream().map(Handler::name).toList());
    } catch (RuntimeException | LinkageError e) {
      throw unusable(jar, e);
    }
  }

  private static InvalidPluginException unusable(Path jar, Throwable e) {
    return new InvalidPluginException(
        "%s cannot be used: %s. Remove it or ask whoever made it.".formatted(jar, e), e);
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URLClassLoader loader(Path jar) {
    try {
      URL[] urls = {jar.toUri().toURL()};
      return new URLClassLoader(jar.getFileName().toString(), urls, Plugins.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<T> provided(Class<T> service, Path jar, URLClassLoader loader)
      throws InvalidPluginException {
    try {
      return ServiceLoader.load(service, loader).stream()
          // Those that Herald's own class path provides are not this jar's.
          .filter(provider -> provider.type().getClassLoader().equals(loader))
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw unusable(jar, e);
    }
  }
}
