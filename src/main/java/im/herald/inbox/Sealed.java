package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.Wording;
import java.time.Duration;
import java.time.InstantSource;

/// Keeps from being read what only stands for an encrypted message (XEP-0380): whoever wrote the
/// text of it wrote it for nobody. Each sender is told so once a day.
final class Sealed implements Filter {
  private final InstantSource clock;
  private final Told told = new Told(Duration.ofDays(1));

  Sealed(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Verdict check(IncomingMessage message) {
    if (!message.signs().encrypted()) {
      return new Verdict.Accept();
    }
    return told.isNewTo(message.sender().identity(), clock.instant())
        ? new Verdict.Refuse(
            "encrypted",
            Wording.of(
                "Your message is encrypted, and I cannot read that. Write to me without encryption."))
        : new Verdict.Drop("encrypted");
  }
}
