package im.herald.http;

import java.util.Map;

/// How much a stranger may ask of the JDK's HTTP server, which has nearly no limits of its own. It
/// reads them from system properties when the first one is made; what the operator has given to
/// Java stays.
final class Limits {
  private static final Map<String, Integer> ALL =
      Map.of(
          // In seconds: a request, with headers and body, and the reply to it.
          "sun.net.httpserver.maxReqTime", 10,
          "sun.net.httpserver.maxRspTime", 30,
          // In seconds: a connection without a request.
          "sun.net.httpserver.idleInterval", 30,
          "jdk.httpserver.maxConnections", 64,
          "sun.net.httpserver.maxIdleConnections", 16,
          "sun.net.httpserver.maxReqHeaders", 50,
          // In octets: all headers, and what is read of a body that nobody wanted.
          "sun.net.httpserver.maxReqHeaderSize", 16 * 1024,
          "sun.net.httpserver.drainAmount", 16 * 1024);

  private Limits() {}

  static void set() {
    ALL.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value.toString());
          }
        });
  }
}
