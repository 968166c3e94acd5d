package im.herald.xmpp;

import im.herald.config.Security;
import im.herald.xmpp.route.Target;
import im.herald.xmpp.route.Targets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.StreamError;
import org.jspecify.annotations.Nullable;

/// Where a server says that Herald should go instead (RFC 6120 § 4.9.3.19).
record SeeOtherHost(String host, OptionalInt port) {
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:\\[(?<six>[0-9A-Fa-f:.]{2,45})]|(?<host>[A-Za-z0-9_.-]{1,253}))(?::(?<port>\\d{1,5}))?");

  /// What the failure says; empty if it says nothing of the kind, or nothing that can be read.
  static Optional<SeeOtherHost> in(LoginFailedException e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamErrorException stream) {
        return in(stream.getStreamError());
      }
    }
    return Optional.empty();
  }

  private static Optional<SeeOtherHost> in(StreamError error) {
    return error.getCondition() == StreamError.Condition.see_other_host
            && error.getConditionText() != null
        ? read(error.getConditionText())
        : Optional.empty();
  }

  static Optional<SeeOtherHost> read(String text) {
    Matcher place = PLACE.matcher(text.strip());
    if (!place.matches()) {
      return Optional.empty();
    }
    String host = Optional.ofNullable(place.group("six")).orElseGet(() -> place.group("host"));
    OptionalInt port =
        place.group("port") == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(place.group("port")));
    return port.orElse(1) > 65_535 ? Optional.empty() : Optional.of(new SeeOtherHost(host, port));
  }

  /// The targets that this means, for whoever is told so at `from`. None without TLS: nobody could
  /// say who is there.
  List<Target> targets(Target from, Security configured, Targets targets)
      throws InterruptedException {
    if (configured == Security.PLAIN_LOOPBACK) {
      return List.of();
    }
    return port.isPresent()
        ? List.of(new Target(host, port.getAsInt(), from.security()))
        : targets.of(host, configured).targets();
  }

  @Override
  public String toString() {
    return host + (port.isPresent() ? ", port " + port.getAsInt() : "");
  }
}
