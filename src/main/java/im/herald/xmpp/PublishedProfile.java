package im.herald.xmpp;

import im.herald.config.Picture;
import im.herald.config.ProfileConfig;
import im.herald.store.StoreException;
import im.herald.xmpp.archive.Questions;
import im.herald.xmpp.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the configured name and picture to the server at a login, if they are others than those
/// that it has from Herald. Where nothing is configured, what another client put there stays.
///
/// On a thread of its own, `profile`, for each login; the others may be called from any thread.
public final class PublishedProfile {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedProfile.class);
  private static final String PUBLISHED = "profile.published";

  private final ProfileConfig config;
  private final KeptValues kept;
  private volatile Profile profile = new Profile(Optional.empty(), Optional.empty());

  public PublishedProfile(ProfileConfig config, KeptValues kept) {
    this.config = config;
    this.kept = kept;
  }

  /// What each presence carries, so that clients know when to ask for another picture.
  Optional<StandardExtensionElement> update() {
    return profile.update();
  }

  /// A session is about to show itself. Returns at once.
  void begin(Questions server) {
    if (config.name().isEmpty() && config.picture().isEmpty()) {
      return;
    }
    Profile wanted = new Profile(config.name(), config.picture().flatMap(this::picture));
    profile = wanted;
    Thread.ofVirtual().name("profile").start(() -> publish(wanted, server));
  }

  /// The file was a picture at start; what somebody does to it later is no reason not to go online.
  private Optional<Picture> picture(Path file) {
    try {
      return Optional.of(Picture.read(file));
    } catch (IOException e) {
      LOG.warn("the picture {} cannot be shown: {}", file, e.getMessage());
      return profile.picture();
    }
  }

  private void publish(Profile wanted, Questions server) {
    try {
      if (kept.get(PUBLISHED).equals(Optional.of(wanted.mark()))) {
        return;
      }
      for (IQ request : wanted.requests()) {
        IQ _ = server.answer(request, SmackSettings.REPLY_TIMEOUT);
      }
      kept.put(PUBLISHED, wanted.mark());
      LOG.info("the server shows the configured profile now");
    } catch (XMPPErrorException e) {
      LOG.warn("the server does not take the profile: {}", ServerWords.of(e.getStanzaError()));
    } catch (SmackException | IOException | StoreException e) {
      LOG.info("the profile waits for the next login: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the profile is not published", e);
    }
  }
}
