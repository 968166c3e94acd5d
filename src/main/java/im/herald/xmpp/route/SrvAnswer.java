package im.herald.xmpp.route;

import java.util.List;

/// What DNS says about a service.
public sealed interface SrvAnswer {
  /// @param records at least one
  record Found(List<Srv> records) implements SrvAnswer {}

  /// There is no such name, or no such record at it.
  record None() implements SrvAnswer {}

  /// There is no answer that could be used.
  record Failed(String reason) implements SrvAnswer {}
}
