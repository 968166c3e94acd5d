package im.herald.http;

import im.herald.http.Posts.Post;
import im.herald.message.InvalidJidException;
import im.herald.message.Recipient;
import im.herald.store.Fate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/messages`: what is posted there is said as it stands, to whom it names. Any thread.
final class Messages {
  private static final int MOST_RECIPIENTS = 100;

  /// In UTF-16 units.
  private static final int LONGEST = 60_000;

  private final Posts posts;

  Messages(Posts posts) {
    this.posts = posts;
  }

  /// @throws Refusal as RFC 9457 says it
  Reply post(Request request) throws Refusal, IOException {
    Optional<String> name = request.header("Idempotency-Key");
    if (name.filter(n -> !n.matches("[!-~]{1,200}")).isPresent()) {
      throw new Refusal(400, "an Idempotency-Key has 1 to 200 characters of ASCII, no blanks");
    }
    if (!(Json.read(request.json()) instanceof Map<?, ?> message)
        || !message.keySet().equals(Set.of("to", "text"))) {
      throw new Refusal(422, "write {\"to\": [\"juliet@example.org\"], \"text\": \"…\"}");
    }
    return Accepting.reply(
        posts.accept(new Post("", name, to(message.get("to")), text(message.get("text")))));
  }

  private static List<Recipient> to(@Nullable Object to) throws Refusal {
    if (!(to instanceof List<?> list) || list.isEmpty() || list.size() > MOST_RECIPIENTS) {
      throw new Refusal(422, "to is a list of 1 to %d JIDs and groups".formatted(MOST_RECIPIENTS));
    }
    List<Recipient> recipients = new ArrayList<>();
    for (Object element : list) {
      try {
        recipients.add(Recipient.parse(element instanceof String jid ? jid : ""));
      } catch (InvalidJidException e) {
        throw new Refusal(422, "to: " + e.getMessage());
      }
    }
    return recipients;
  }

  private static String text(@Nullable Object text) throws Refusal {
    if (!(text instanceof String words) || words.isBlank() || words.length() > LONGEST) {
      throw new Refusal(422, "text is a text of 1 to %d characters".formatted(LONGEST));
    }
    return words;
  }

  /// @throws Refusal as RFC 9457 says it
  Reply fate(Request request) throws Refusal {
    Optional<Fate> fate =
        request.last().matches("\\d{1,18}")
            ? posts.fate(Long.parseLong(request.last()))
            : Optional.empty();
    Fate known =
        fate.orElseThrow(
            () -> new Refusal(404, "no message of this id was posted in the last 8 days"));
    Map<String, Object> told = Json.object("id", request.last(), "state", known.state().toString());
    known.reason().ifPresent(reason -> told.put("reason", reason));
    return Reply.json(200, told);
  }
}
