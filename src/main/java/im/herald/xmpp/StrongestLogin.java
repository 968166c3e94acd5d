package im.herald.xmpp;

import im.herald.xmpp.sasl.LoginMethod;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers by which method an account has logged in, so that it never takes a weaker one unless
/// the configuration leaves no other.
public final class StrongestLogin {
  private static final Logger LOG = LoggerFactory.getLogger(StrongestLogin.class);

  private final KeptValues kept;
  private final InstantSource clock;
  private final String key;

  public StrongestLogin(KeptValues kept, BareJid account, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
    this.key = "login.method " + account;
  }

  /// The last, which was the strongest; empty before the first login.
  Optional<LoginMethod> before() {
    return keptLogin().map(KeptLogin::method);
  }

  /// The same with its circumstances.
  public Optional<KeptLogin> keptLogin() {
    return kept.get(key).flatMap(KeptLogin::read);
  }

  /// The account has logged in like this.
  void took(ChosenLogin login) {
    String binding = login.binding().map(Object::toString).orElse("");
    Optional<KeptLogin> last = keptLogin();
    boolean same =
        last.filter(l -> l.method() == login.method() && l.binding().equals(binding)).isPresent();
    if (!same) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      kept.put(key, new KeptLogin(login.method(), Optional.of(now), binding).text());
      LOG.info("logged in by {}; none weaker is taken from now on", login);
    }
  }

  /// The next login may take any method of the configuration, as the first one did.
  public void forget() {
    kept.remove(key);
  }

  /// What is kept of a login.
  ///
  /// @param since when it was done like that first; empty if an older version has kept it
  /// @param binding the kind of channel binding, or nothing
  public record KeptLogin(LoginMethod method, Optional<Instant> since, String binding) {
    private static final DateTimeFormatter MINUTE =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static Optional<KeptLogin> read(String text) {
      List<String> words = List.of(text.split(" ", -1));
      return LoginMethod.named(words.getFirst())
          .map(
              method ->
                  new KeptLogin(
                      method,
                      words.size() > 1 ? moment(words.get(1)) : Optional.empty(),
                      words.size() > 2 ? words.get(2) : ""));
    }

    private static Optional<Instant> moment(String text) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    /// In words: `SCRAM-SHA-256-PLUS (tls-exporter) since 2026-11-22 17:00 UTC`.
    @Override
    public String toString() {
      return method
          + (binding.isEmpty() ? "" : " (%s)".formatted(binding))
          + since.map(moment -> " since " + MINUTE.format(moment)).orElse("");
    }

    private String text() {
      return "%s %s %s".formatted(method, since.map(Instant::toString).orElse("-"), binding);
    }
  }
}
