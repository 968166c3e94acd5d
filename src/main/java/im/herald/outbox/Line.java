package im.herald.outbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The session over which is sent, and whether it may be used now.
///
/// For one thread at a time.
final class Line {
  private @Nullable Wire wire;

  /// Whether the server acknowledges by itself. Asked once: a connection that breaks forgets it.
  private boolean acknowledges;

  private boolean paused;

  /// Whether the server was asked whether it has what was sent, and has not answered yet.
  private boolean fenced;

  /// Whether all was sent that belongs to the beginning of a session.
  private boolean begun;

  /// Whether the server has answered a question on this stream since then: it has nothing against
  /// what was sent before.
  private boolean contented;

  private int resumptions;

  void online(Wire session) {
    wire = session;
    acknowledges = session.acknowledges();
    paused = false;
    fenced = false;
    begun = false;
    contented = false;
  }

  void begun() {
    begun = true;
  }

  void offline() {
    wire = null;
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
    fenced = false;
    contented = false;
    resumptions++;
  }

  /// What may be used now.
  Optional<Stream> open() {
    return paused || wire == null ? Optional.empty() : Optional.of(new Stream(wire, resumptions));
  }

  /// Whether another session has begun, or none is there.
  boolean isOver(Stream stream) {
    return !stream.session().equals(wire);
  }

  /// `stream` takes nothing any more; its end or its resumption comes next. Nothing is to be done
  /// if a newer session has begun meanwhile, or if it was resumed meanwhile: nobody would do that
  /// again.
  void broke(Stream stream) {
    paused |= !isOver(stream) && resumptions == stream.resumptions();
  }

  /// Whether the server must be asked what it has, and was not.
  boolean wantsFence() {
    return !acknowledges && !fenced;
  }

  /// Whether the server may be asked whether it is content, and was not.
  boolean mayAsk() {
    return begun && !contented && !fenced;
  }

  boolean isContented() {
    return contented;
  }

  void fence() {
    fenced = true;
  }

  /// The server has answered. One that was asked too early says nothing about being content.
  ///
  /// @param askedOn the stream on which it was asked
  /// @param askedInTime whether the session had begun by then
  void passed(Stream askedOn, boolean askedInTime) {
    if (resumptions == askedOn.resumptions()) {
      fenced = false;
      contented |= askedInTime;
    }
  }

  boolean hasBegun() {
    return begun;
  }
}
