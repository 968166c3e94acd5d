package im.herald.xmpp.route;

import java.util.List;
import java.util.Optional;

/// Where to try, in order, and who says so.
public sealed interface Directions {
  List<Target> targets();

  /// The configuration, or the server by `see-other-host`.
  record Told(List<Target> targets) implements Directions {}

  /// Service records of DNS.
  record Announced(List<Target> targets) implements Directions {}

  /// DNS has no service records, so it is the domain itself.
  ///
  /// @param trouble why it could not be asked; empty if it said that there are none
  record DomainItself(Target target, Optional<String> trouble) implements Directions {
    @Override
    public List<Target> targets() {
      return List.of(target);
    }
  }

  /// DNS says that there is no such service.
  ///
  /// @param record the name at which it says so
  record NotOffered(String record) implements Directions {
    @Override
    public List<Target> targets() {
      return List.of();
    }
  }
}
