package im.herald.inbox;

import im.herald.access.Budgets;
import im.herald.inbox.Filter.Verdict;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Wording;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;

/// The filters that messages come by, each list in order.
///
/// @param ofNew for what comes from the session, or came and has not begun
/// @param ofOld for what had begun before a start and begins again
/// @param ofCopies the one of them that remembers what came before
/// @param said is told of each answer to a message, for the one that knows them again
/// @param corrections the one of them that knows which answer is in the place of another
public record Filters(
    List<Filter> ofNew,
    List<Filter> ofOld,
    Filter ofCopies,
    BiConsumer<IncomingMessage, String> said,
    Corrections corrections) {
  /// In characters: nobody types that, and an answer could be as long.
  static final int LONGEST = 64 * 1024;

  /// What costs nobody anything comes first, so that a bounce or a copy spends no budget; the
  /// budget comes late, since it answers. What had begun before a start has spent its budget; it is
  /// remembered, since the server may send it again.
  ///
  /// @param self Herald's own address
  /// @param maxAge asked at each message
  public static Filters of(
      BareJid self, Supplier<Duration> maxAge, Budgets budgets, InstantSource clock) {
    Filter ofCopies = new Duplicates();
    Mirrors mirrors = new Mirrors(System::nanoTime);
    List<Filter> ofOld =
        new ArrayList<>(
            List.of(
                Filters::automatic,
                message -> own(message, self),
                message -> ofServer(message, self),
                new Stale(maxAge, clock),
                ofCopies,
                mirrors));
    List<Filter> ofNew = new ArrayList<>(ofOld);
    ofNew.add(message -> overBudget(message, budgets));
    Sealed sealed = new Sealed(clock);
    ofNew.add(sealed);
    ofOld.add(sealed);
    ofNew.add(Filters::tooLong);
    // Last, since only what gets as far as the handlers can be corrected.
    Corrections corrections = new Corrections();
    ofNew.add(corrections);
    ofOld.add(corrections);
    return new Filters(
        List.copyOf(ofNew), List.copyOf(ofOld), ofCopies, mirrors::said, corrections);
  }

  /// An answer to an error or a headline could be the next one's cause (RFC 6121 § 5.2.2).
  private static Verdict automatic(IncomingMessage message) {
    return message.kind() == Kind.ERROR || message.kind() == Kind.HEADLINE
        ? new Verdict.Drop("nobody answers a message of type " + message.kind())
        : new Verdict.Accept();
  }

  private static Verdict own(IncomingMessage message, BareJid self) {
    return message.sender().identity().equals(self)
        ? new Verdict.Drop("own message")
        : new Verdict.Accept();
  }

  /// An announcement to all who are online, and nobody reads what is answered to it.
  private static Verdict ofServer(IncomingMessage message, BareJid self) {
    return message.from().equals(self.asDomainBareJid())
        ? new Verdict.Drop("the server speaks to all")
        : new Verdict.Accept();
  }

  private static Verdict tooLong(IncomingMessage message) {
    return message.text().length() > LONGEST
        ? new Verdict.Refuse(
            "too long", Wording.of("That is too long for me: I read %d characters.", LONGEST))
        : new Verdict.Accept();
  }

  private static Verdict overBudget(IncomingMessage message, Budgets budgets) {
    return switch (budgets.spend(message.sender(), message.conversation().inRoom())) {
      case WITHIN -> new Verdict.Accept();
      case OVER_FIRST ->
          new Verdict.Refuse(
              "over budget",
              Wording.of("That was too much at once. I do not read on for a moment."));
      case OVER -> new Verdict.Drop("over budget");
    };
  }
}
