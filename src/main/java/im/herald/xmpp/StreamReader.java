package im.herald.xmpp;

import java.io.FilterReader;
import java.io.Reader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The characters of one stream, with what its parser has to know. Smack makes a parser from a
/// reader and from nothing else.
final class StreamReader extends FilterReader {
  private final Supplier<CompletableFuture<?>> kept;

  /// @param kept see [MeteredConnection#acknowledgesAfter]
  StreamReader(Reader in, Supplier<CompletableFuture<?>> kept) {
    super(in);
    this.kept = kept;
  }

  Supplier<CompletableFuture<?>> kept() {
    return kept;
  }
}
