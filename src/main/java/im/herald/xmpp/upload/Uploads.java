package im.herald.xmpp.upload;

import im.herald.access.Pace;
import im.herald.config.Budget;
import im.herald.config.Rates;
import im.herald.inbox.LongAnswers;
import im.herald.message.Conversation;
import im.herald.xmpp.archive.Questions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jxmpp.jid.DomainBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts long answers on our server's upload service (XEP-0363): over https only, and with nothing
/// but what the service itself wants to see.
///
/// Whoever answers waits for it, so it has [#PATIENCE] in all; after a failure nobody tries again
/// for a while. Few at once, and not too many an hour, since strangers cause them. Each on a thread
/// of its own, `upload`. Any thread may ask.
public final class Uploads implements LongAnswers {
  static final String TYPE = "text/plain; charset=utf-8";

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofMinutes(10);
  private static final int AT_ONCE = 2;
  private static final Duration HOUR = Duration.ofHours(1);

  /// What somebody has said may be in an answer: nobody fills the server's disk, or uses up what is
  /// for all.
  private static final Rates RATES =
      new Rates(
          new Budget.Limited(6, HOUR),
          new Budget.Limited(12, HOUR),
          new Budget.Limited(30, HOUR),
          new Budget.Limited(60, HOUR));

  private final Questions server;
  private final DomainBareJid domain;
  private final Trust trust;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
  private final Pace pace = new Pace(RATES, System::nanoTime);

  /// @param domain our server's
  /// @param trust whom to trust in the web; asked at each upload
  public Uploads(Questions server, DomainBareJid domain, Trust trust) {
    this.server = server;
    this.domain = domain;
    this.trust = trust;
  }

  /// Whose certificates count.
  @FunctionalInterface
  public interface Trust {
    /// @throws IOException if that cannot be read
    SSLContext context() throws IOException;
  }

  @Override
  public Optional<URI> put(Conversation where, String text) throws InterruptedException {
    if (System.nanoTime() - quietUntil.get() < 0 || !places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return takesOneMore(where) ? inTime(text.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    } finally {
      places.release();
    }
  }

  private boolean takesOneMore(Conversation where) {
    synchronized (pace) {
      boolean takes = pace.pause(where).isZero();
      if (takes) {
        pace.spend(where);
      }
      return takes;
    }
  }

  private Optional<URI> inTime(byte[] octets) throws InterruptedException {
    CompletableFuture<Optional<URI>> done = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("upload").start(() -> done.complete(uploaded(octets)));
    try {
      return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.info("no upload: it took longer than {}", PATIENCE);
      rest();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it exceptionally", e);
    } finally {
      thread.interrupt();
    }
  }

  private void rest() {
    quietUntil.set(System.nanoTime() + QUIET.toNanos());
  }

  private Optional<URI> uploaded(byte[] octets) {
    try {
      Optional<UploadService> service = UploadService.find(server, domain, STEP);
      if (service.isEmpty()) {
        LOG.debug("no upload: the server takes no files");
        rest();
        return Optional.empty();
      }
      if (service.get().most() < octets.length) {
        LOG.debug("no upload: the server takes no file of {} octets", octets.length);
        return Optional.empty();
      }
      Slot slot = service.get().slot(server, octets.length, STEP);
      URI found = slot.get();
      send(slot, octets);
      return Optional.of(found);
    } catch (IOException | SmackException | XMPPErrorException | RuntimeException e) {
      LOG.info("no upload: {}", e.getMessage());
      rest();
      return Optional.empty();
    } catch (InterruptedException e) {
      return Optional.empty();
    }
  }

  private void send(Slot slot, byte[] octets) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(slot.put())
            .timeout(STEP)
            .header("Content-Type", TYPE)
            .PUT(BodyPublishers.ofByteArray(octets));
    slot.headers().forEach(header -> request.header(header.name(), header.value()));
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(trust.context())
            .followRedirects(Redirect.NEVER)
            .connectTimeout(STEP)
            .build();
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      if (status != 200 && status != 201) {
        throw new IOException("the upload service answered " + status);
      }
    } finally {
      client.shutdownNow();
    }
  }
}
