package im.herald.xmpp;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The characters of one stream, with what its parser has to know. Smack makes a parser from a
/// reader and from nothing else.
final class StreamReader extends FilterReader {
  private final Supplier<CompletableFuture<?>> kept;
  private final StanzaRecord record;
  private boolean isOver;

  /// @param kept see [MeteredConnection#acknowledgesAfter]
  /// @param record of what is read
  StreamReader(Reader in, Supplier<CompletableFuture<?>> kept, StanzaRecord record) {
    super(in);
    this.kept = kept;
    this.record = record;
  }

  @Override
  public int read() throws IOException {
    isOver = true;
    return over(super.read());
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    isOver = true;
    return over(super.read(into, offset, length));
  }

  private int over(int read) {
    isOver = read < 0;
    return read;
  }

  /// Whether there is nothing more to come: the connection was closed, or broke.
  boolean isOver() {
    return isOver;
  }

  StanzaRecord record() {
    return record;
  }

  Supplier<CompletableFuture<?>> kept() {
    return kept;
  }
}
