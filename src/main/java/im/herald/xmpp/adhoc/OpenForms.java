package im.herald.xmpp.adhoc;

import im.herald.command.FilledForm;
import im.herald.message.StanzaId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Domainpart;

/// All that was begun and is not done. Of one person the five last are kept; of all at most
/// [#MOST], with at most [#ROOM] characters, and what goes then is the oldest of the server that
/// has most: whoever begins many loses their own.
///
/// Safe for use by several threads. What is worked on is taken out, so that nothing runs twice.
final class OpenForms {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  static final int OF_ONE = 5;
  static final int MOST = 500;
  static final int ROOM = 1 << 20;

  private static final int REMEMBERED = 2_000;

  private final InstantSource clock;
  private final Map<String, Kept> open = new LinkedHashMap<>();

  /// Who had those that are over because of their age, or because there were too many.
  private final Map<String, Jid> expired =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jid> eldest) {
          return size() > REMEMBERED;
        }
      };

  OpenForms(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins one. It is kept when it is [#put].
  OpenForm begin(Jid owner, String command) {
    return new OpenForm(
        StanzaId.random().value(), owner, command, FilledForm.empty(), Optional.empty(), false);
  }

  /// Keeps it from now on.
  synchronized void put(OpenForm form) {
    forgetOld();
    open.put(form.id(), new Kept(form, clock.instant().plus(PATIENCE)));
    while (count(form.owner()) > OF_ONE) {
      expire(oldestOf(form.owner()));
    }
    while (open.size() > MOST || length() > ROOM) {
      expire(oldestOfTheMost());
    }
  }

  /// Takes it out.
  synchronized Found take(String id, Jid asker) {
    forgetOld();
    Kept kept = open.get(id);
    if (kept != null && kept.form().owner().equals(asker)) {
      open.remove(id);
      return new Found.Open(kept.form());
    }
    return asker.equals(expired.get(id)) ? new Found.Expired() : new Found.Unknown();
  }

  synchronized int size() {
    return open.size();
  }

  private void forgetOld() {
    Instant now = clock.instant();
    open.values().stream()
        .filter(kept -> !kept.until().isAfter(now))
        .map(Kept::form)
        .toList()
        .forEach(this::expire);
  }

  private void expire(OpenForm form) {
    open.remove(form.id());
    expired.put(form.id(), form.owner());
  }

  private long count(Jid owner) {
    return open.values().stream().filter(kept -> kept.isOf(owner)).count();
  }

  private OpenForm oldestOf(Jid owner) {
    return open.values().stream()
        .filter(kept -> kept.isOf(owner))
        .map(Kept::form)
        .findFirst()
        .orElseThrow();
  }

  private OpenForm oldestOfTheMost() {
    Map<Domainpart, Integer> byServer = new HashMap<>();
    for (Kept kept : open.values()) {
      byServer.merge(kept.server(), 1 + kept.form().form().length(), Integer::sum);
    }
    Domainpart most =
        byServer.entrySet().stream()
            .max(Comparator.comparingInt(Map.Entry::getValue))
            .orElseThrow()
            .getKey();
    return open.values().stream()
        .filter(kept -> kept.server().equals(most))
        .map(Kept::form)
        .findFirst()
        .orElseThrow();
  }

  private int length() {
    return open.values().stream().mapToInt(kept -> kept.form().form().length()).sum();
  }

  /// What there is under an id.
  sealed interface Found {
    record Open(OpenForm form) implements Found {}

    record Expired() implements Found {}

    record Unknown() implements Found {}
  }

  private record Kept(OpenForm form, Instant until) {
    boolean isOf(Jid owner) {
      return form.owner().asBareJid().equals(owner.asBareJid());
    }

    Domainpart server() {
      return form.owner().getDomain();
    }
  }
}
