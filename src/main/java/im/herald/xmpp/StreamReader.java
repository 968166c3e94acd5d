package im.herald.xmpp;

import java.io.FilterReader;
import java.io.Reader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The characters of one stream, with what its parser has to know. Smack makes a parser from a
/// reader and from nothing else.
final class StreamReader extends FilterReader {
  private final Supplier<CompletableFuture<?>> kept;
  private final StanzaRecord record;

  /// @param kept see [MeteredConnection#acknowledgesAfter]
  /// @param record of what is read
  StreamReader(Reader in, Supplier<CompletableFuture<?>> kept, StanzaRecord record) {
    super(in);
    this.kept = kept;
    this.record = record;
  }

  StanzaRecord record() {
    return record;
  }

  Supplier<CompletableFuture<?>> kept() {
    return kept;
  }
}
