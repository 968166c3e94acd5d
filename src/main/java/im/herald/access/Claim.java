package im.herald.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the first owner: whoever can read Herald's log can send back the code that is written
/// there.
///
/// Open while there is no owner. Closes for good, until the next start, once somebody has claimed
/// or too many wrong codes have come. Safe for use by several threads.
public final class Claim {
  private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

  /// Letters and digits that cannot be taken for one another.
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 10;
  private static final int WRONG_TRIES_PER_PERSON = 5;
  private static final int WRONG_TRIES = 20;

  private final Access access;
  private final ClaimedOwners owners;
  private final String code;
  private final Map<BareJid, Integer> wrong = new HashMap<>();
  private int wrongInAll;
  private boolean claimed;

  /// Draws the code of this run.
  public Claim(Access access, ClaimedOwners owners) {
    this.access = access;
    this.owners = owners;
    SecureRandom random = new SecureRandom();
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    this.code = drawn.toString();
  }

  /// The code, for the log and nobody else. Empty when nobody can claim.
  public synchronized Optional<String> code() {
    return open() ? Optional.of(code) : Optional.empty();
  }

  /// Makes `jid` an owner if `attempt` is the code, whatever its case.
  ///
  /// @return false if it is not, if `jid` has been wrong five times, or if nobody can claim. Which
  ///   of these is not for the person to know.
  public synchronized boolean claim(BareJid jid, String attempt) {
    if (!open() || wrong.getOrDefault(jid, 0) >= WRONG_TRIES_PER_PERSON) {
      return false;
    }
    if (!matches(attempt)) {
      wrong.merge(jid, 1, Integer::sum);
      wrongInAll++;
      LOG.warn("{} tried to claim Herald with a wrong code", jid);
      return false;
    }
    owners.add(jid);
    claimed = true;
    LOG.warn("{} has claimed Herald and is its owner from now on", jid);
    return true;
  }

  private boolean open() {
    return !claimed && wrongInAll < WRONG_TRIES && !access.hasOwner();
  }

  /// In a time that does not tell how much of it was right.
  private boolean matches(String attempt) {
    byte[] given = attempt.strip().toUpperCase(Locale.ROOT).getBytes(UTF_8);
    return MessageDigest.isEqual(given, code.getBytes(UTF_8));
  }
}
