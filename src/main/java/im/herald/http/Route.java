package im.herald.http;

import java.util.function.Supplier;

/// What is at one path, to be read.
///
/// @param path the whole of it
/// @param forAll whether it needs no token
/// @param reply called for each request, from several threads at once
record Route(String path, boolean forAll, Supplier<Reply> reply) {
  static Route forAll(String path, Supplier<Reply> reply) {
    return new Route(path, true, reply);
  }

  static Route guarded(String path, Supplier<Reply> reply) {
    return new Route(path, false, reply);
  }
}
