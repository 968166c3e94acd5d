package im.herald.service;

import java.lang.reflect.Proxy;

/// What the operator tells the process: stop (TERM, INT) and read the configuration again (HUP).
///
/// The JDK has no supported way to hear HUP, and its shutdown hooks cannot choose the exit code;
/// its module `jdk.unsupported` keeps `sun.misc.Signal` for this (JEP 260). By reflection, because
/// javac warns of that class and has no switch against it, and here warnings are errors.
public final class Signals {
  private Signals() {}

  /// Runs `stop` at TERM and INT, on a thread of its own.
  public static void onStop(Runnable stop) {
    handle("TERM", stop);
    handle("INT", stop);
  }

  /// Runs `reload` at HUP, on a thread of its own.
  public static void onReload(Runnable reload) {
    handle("HUP", reload);
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object runsAction =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), runsAction);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK cannot hear the signal " + name, e);
    }
  }
}
