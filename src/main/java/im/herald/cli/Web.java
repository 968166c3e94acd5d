package im.herald.cli;

import im.herald.config.HttpAddress;
import im.herald.config.HttpConfig;
import im.herald.config.Secret;
import im.herald.http.Figure;
import im.herald.http.HttpPort;
import im.herald.http.Overview;
import im.herald.http.TokenFile;
import im.herald.http.Totals;
import im.herald.http.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells HTTP of an instance, whether it has a bot just then or not.
final class Web implements Vitals {
  private static final Logger LOG = LoggerFactory.getLogger(Web.class);

  private final Instance instance;
  private final InstantSource clock;
  private final StoreLook store = new StoreLook();
  private final Readiness readiness;
  private final Overviews overviews;

  private Web(Instance instance, InstantSource clock) {
    this.instance = instance;
    this.clock = clock;
    this.readiness = new Readiness(instance, clock);
    this.overviews = new Overviews(instance, RecentTrouble.ofTheLog(), clock);
  }

  /// Answers from now on, if that is configured.
  ///
  /// @throws StartFailure if it cannot
  static Optional<HttpPort> open(Instance instance, InstantSource clock) throws StartFailure {
    HttpConfig config = instance.http();
    if (config.listen().isEmpty()) {
      return Optional.empty();
    }
    HttpAddress address = config.listen().get();
    Secret token = token(config, instance.dir());
    try {
      return Optional.of(
          HttpPort.open(config, token, new Web(instance, clock), new Posting(instance), clock));
    } catch (IOException e) {
      throw new StartFailure(
          Exit.UNAVAILABLE,
          "http.listen: Herald cannot listen at %s: %s; another instance may have that port: give each its own"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  private static Secret token(HttpConfig config, Path dir) throws StartFailure {
    if (config.token().isPresent()) {
      return config.token().get();
    }
    TokenFile file = new TokenFile(dir);
    try {
      Secret token = file.token();
      LOG.info("the token for HTTP is in {}", file.path());
      return token;
    } catch (IOException e) {
      throw new StartFailure(
          Exit.CONFIGURATION,
          "there can be no %s: %s; look at the permissions of store.dir"
              .formatted(file.path(), e.getMessage()),
          e);
    }
  }

  @Override
  public List<String> lacking() {
    return readiness.lacking();
  }

  @Override
  public Overview overview() {
    return overviews.now();
  }

  @Override
  public Totals totals() {
    return instance
        .pulse()
        .map(pulse -> new Totals(pulse.chat().traffic().came(), pulse.outbox().arrived()))
        .orElse(new Totals(0, 0));
  }

  @Override
  public List<Figure> figures() {
    return instance
        .pulse()
        .map(pulse -> Figures.of(pulse, store.at(pulse.store()), clock))
        .orElseGet(Figures::ofNone);
  }
}
