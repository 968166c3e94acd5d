package im.herald.xmpp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.smack.filter.IQTypeFilter;
import org.jivesoftware.smack.filter.OrFilter;
import org.jivesoftware.smack.packet.IQ;

/// Requests whose answers show how far the server has come (RFC 6120 § 10.1). They may take as long
/// as the server likes; Smack would give up waiting. Any thread.
final class Fences {
  private final Map<String, CompletableFuture<Boolean>> open = new ConcurrentHashMap<>();

  /// Hears answers on `smack` from now on.
  void listen(MeteredConnection smack) {
    smack.addStanzaListener(
        SmackBorder.listener(IQ.class, this::answered),
        new OrFilter(IQTypeFilter.RESULT, IQTypeFilter.ERROR));
  }

  /// Before `request` is sent: its answer may be faster than the return of the call.
  ///
  /// @return complete when it is answered, in whatever way
  CompletableFuture<Boolean> expect(IQ request) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    open.put(request.getStanzaId(), answer);
    return answer;
  }

  /// The ids are random, so nobody else can answer.
  private void answered(IQ answer) {
    Optional.ofNullable(open.remove(String.valueOf(answer.getStanzaId())))
        .ifPresent(waiting -> waiting.complete(true));
  }
}
