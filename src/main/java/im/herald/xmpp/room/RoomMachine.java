package im.herald.xmpp.room;

import im.herald.xmpp.room.RoomEvent.Reason;
import im.herald.xmpp.room.RoomState.CatchingUp;
import im.herald.xmpp.room.RoomState.Joined;
import im.herald.xmpp.room.RoomState.Joining;
import im.herald.xmpp.room.RoomState.Looking;
import im.herald.xmpp.room.RoomState.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.parts.Resourcepart;

/// Decides how to stay in one room. Knows no network and no clock: state and event in, state and
/// acts out.
///
/// It never gives up, and never waits for more than [#LONGEST]: whoever lifts a ban has Herald back
/// within a minute.
///
/// @param wanted the nickname that it should have
public record RoomMachine(Resourcepart wanted) {
  static final Duration LONGEST = Duration.ofSeconds(35);
  static final Duration ANSWER = Duration.ofSeconds(20);

  /// How long a room waits for its archive, and with it what is said live.
  static final Duration HELD = Duration.ofSeconds(10);

  static final Duration CHECK_EVERY = Duration.ofMinutes(5);
  static final Duration RENAME_EVERY = Duration.ofSeconds(30);

  /// Whoever is out sooner was not really in.
  static final Duration SETTLED = Duration.ofMinutes(2);

  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), LONGEST);

  /// How many nicknames it tries, one after the other.
  private static final int NICKS = 6;

  /// @param now on a clock that only goes forward
  public RoomStep after(RoomState state, RoomEvent event, Duration now) {
    return switch (event) {
      case RoomEvent.Online() -> catchUp(now, 0);
      case RoomEvent.Offline() -> RoomStep.to(new RoomState.Offline());
      case RoomEvent.Resumed() -> resumed(state, now);
      case RoomEvent.Tick() -> tick(state, now);
      case RoomEvent.CaughtUp() ->
          state instanceof CatchingUp(_, int failures) ? join(now, failures) : RoomStep.to(state);
      case RoomEvent.Entered(Resourcepart nick, boolean created) ->
          entered(state, nick, created, now);
      case RoomEvent.Refused refused -> refused(state, refused, now);
      case RoomEvent.Out out -> out(state, out, now);
      case RoomEvent.Checked(boolean isIn) -> checked(state, isIn, now);
      case RoomEvent.Found(boolean exists) -> found(state, exists, now);
      case RoomEvent.NotHeard() -> checked(state, false, now);
    };
  }

  private static RoomStep catchUp(Duration now, int failures) {
    return RoomStep.to(new CatchingUp(now, failures), new RoomAct.CatchUp());
  }

  private RoomStep join(Duration now, int failures) {
    return RoomStep.to(new Joining(wanted, now, 0, failures), new RoomAct.Join(wanted));
  }

  private static RoomStep resumed(RoomState state, Duration now) {
    return state instanceof Joined in ? check(in, now) : RoomStep.to(state);
  }

  private static RoomStep check(Joined in, Duration now) {
    Joined asking =
        new Joined(in.nick(), in.since(), now, Optional.of(now), in.renamed(), in.failures());
    return RoomStep.to(asking, new RoomAct.Check(in.nick()));
  }

  private RoomStep tick(RoomState state, Duration now) {
    return switch (state) {
      case RoomState.Offline _ -> RoomStep.to(state);
      case Waiting waiting when now.compareTo(waiting.until()) < 0 -> RoomStep.to(state);
      case Waiting(_, String why, int failures, boolean mustExist) ->
          mustExist
              ? RoomStep.to(new Looking(now, why, failures), new RoomAct.Look())
              : catchUp(now, failures);
      case CatchingUp(Duration since, int failures) ->
          isOver(since, HELD, now) ? join(now, failures) : RoomStep.to(state);
      case Looking(Duration asked, String why, int failures) ->
          isOver(asked, ANSWER, now) ? waits(why, failures + 1, true, now) : RoomStep.to(state);
      case Joining(_, Duration asked, _, int failures) ->
          isOver(asked, ANSWER, now)
              ? waits("it does not answer", failures + 1, false, now)
              : RoomStep.to(state);
      case Joined in -> tickInside(in, now);
    };
  }

  private RoomStep tickInside(Joined in, Duration now) {
    if (in.asked().filter(asked -> isOver(asked, ANSWER, now)).isPresent()) {
      return catchUp(now, in.failures());
    }
    if (in.asked().isEmpty() && isOver(in.checked(), CHECK_EVERY, now)) {
      return check(in, now);
    }
    if (!in.nick().equals(wanted) && isOver(in.renamed(), RENAME_EVERY, now)) {
      Joined asking =
          new Joined(in.nick(), in.since(), in.checked(), in.asked(), now, in.failures());
      return RoomStep.to(asking, new RoomAct.Rename(wanted));
    }
    return RoomStep.to(in);
  }

  private static RoomStep entered(
      RoomState state, Resourcepart nick, boolean created, Duration now) {
    RoomState in =
        switch (state) {
          case Joined(_, Duration since, Duration checked, var asked, Duration renamed, int f) ->
              new Joined(nick, since, checked, asked, renamed, f);
          case CatchingUp(_, int failures) -> fresh(nick, now, failures);
          case Joining(_, _, _, int failures) -> fresh(nick, now, failures);
          case Waiting(_, _, int failures, _) -> fresh(nick, now, failures);
          case Looking(_, _, int failures) -> fresh(nick, now, failures);
          case RoomState.Offline offline -> offline;
        };
    return created ? RoomStep.to(in, new RoomAct.Open()) : RoomStep.to(in);
  }

  private static Joined fresh(Resourcepart nick, Duration now, int failures) {
    return new Joined(nick, now, now, Optional.empty(), now, failures);
  }

  /// § 7.2. In the room it only says that the wanted nickname is still somebody else's.
  private RoomStep refused(RoomState state, RoomEvent.Refused refused, Duration now) {
    if (!(state instanceof Joining(_, _, int attempt, int failures))) {
      return RoomStep.to(state);
    }
    Condition condition = refused.condition();
    if (condition == Condition.conflict && attempt + 1 < NICKS) {
      Resourcepart next = Resourcepart.fromOrThrowUnchecked(wanted + "_".repeat(attempt + 1));
      return RoomStep.to(new Joining(next, now, attempt + 1, failures), new RoomAct.Join(next));
    }
    return waits(words(refused), failures + 1, condition == Condition.gone, now);
  }

  private static String words(RoomEvent.Refused refused) {
    return switch (refused.condition()) {
      case not_authorized -> "it wants a password, or another one";
      case forbidden -> "banned";
      case registration_required -> "it is for members only";
      case item_not_found -> "it is not there yet";
      case not_allowed -> "it is not there, and Herald may not create it";
      case not_acceptable -> "it does not take this nickname from Herald";
      case conflict -> "its nicknames are taken";
      case service_unavailable, resource_constraint -> "it is full, or not there";
      case gone -> new RoomEvent.Out(Reason.DESTROYED, refused.instead()).words();
      case remote_server_not_found, remote_server_timeout -> "its server cannot be reached";
      default -> "it answered " + refused.condition();
    };
  }

  private static RoomStep out(RoomState state, RoomEvent.Out out, Duration now) {
    boolean mustExist = out.reason() == Reason.DESTROYED;
    return switch (state) {
      case RoomState.Offline _, CatchingUp _, Waiting _, Looking _ -> RoomStep.to(state);
      case Joining(_, _, _, int failures) -> waits(out.words(), failures + 1, mustExist, now);
      case Joined in -> {
        int failures = isOver(in.since(), SETTLED, now) ? 0 : in.failures() + 1;
        yield waits(out.words(), failures, mustExist, now);
      }
    };
  }

  private RoomStep checked(RoomState state, boolean isIn, Duration now) {
    if (!(state instanceof Joined in)) {
      return RoomStep.to(state);
    }
    return isIn
        ? RoomStep.to(
            new Joined(in.nick(), in.since(), now, Optional.empty(), in.renamed(), in.failures()))
        : catchUp(now, in.failures());
  }

  private RoomStep found(RoomState state, boolean exists, Duration now) {
    if (!(state instanceof Looking(_, String why, int failures))) {
      return RoomStep.to(state);
    }
    return exists ? catchUp(now, failures) : waits(why, failures + 1, true, now);
  }

  private static RoomStep waits(String why, int failures, boolean mustExist, Duration now) {
    Duration wait = WAITS.get(Math.min(failures, WAITS.size() - 1));
    return RoomStep.to(new Waiting(now.plus(wait), why, failures, mustExist));
  }

  private static boolean isOver(Duration since, Duration time, Duration now) {
    return now.minus(since).compareTo(time) >= 0;
  }
}
