package im.herald.http;

import im.herald.http.Posts.Accepted;
import java.util.List;

/// What is told to whoever has posted something. Ids are texts: they have more digits than a number
/// in JSON can be trusted with (RFC 8259 § 6).
final class Accepting {
  private Accepting() {}

  /// 202: durable now. 200: it was before.
  static Reply reply(Accepted accepted) {
    return reply(accepted.fresh() ? 202 : 200, accepted.numbers());
  }

  /// It says nothing to anybody.
  static Reply nothing() {
    return reply(200, List.of());
  }

  private static Reply reply(int status, List<Long> numbers) {
    return Reply.json(status, Json.object("ids", numbers.stream().map(String::valueOf).toList()));
  }
}
