package im.herald.xmpp.probe;

import im.herald.xmpp.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.time.packet.Time;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;

/// Asks the server what it takes, what it keeps for people, and what time it is. Changes nothing.
///
/// @param mostOctets of a stanza, as the server says (XEP-0478); empty if it does not
public record FeatureProbe(
    XMPPConnection connection,
    ServiceDiscoveryManager discovery,
    OptionalInt mostOctets,
    InstantSource clock) {
  private static final String UPLOAD = "urn:xmpp:http:upload:0";

  /// RFC 6120 § 13.12: a server may not take less.
  private static final int LEAST_OCTETS = 10_000;

  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  /// The findings, in order. Waits for the server.
  public List<Finding> look() throws InterruptedException {
    return List.of(size(mostOctets), upload(), time());
  }

  static Finding size(OptionalInt mostOctets) {
    String what = "Size of stanzas";
    if (mostOctets.isEmpty()) {
      return Finding.ok(
          what,
          "the server does not say what it takes (XEP-0478), so Herald splits texts to fit 10000 octets");
    }
    return mostOctets.getAsInt() < LEAST_OCTETS
        ? Finding.warning(
            what,
            "at most %d octets".formatted(mostOctets.getAsInt()),
            "that is less than a server may allow (RFC 6120 § 13.12); its operator should raise it")
        : Finding.ok(
            what, "at most %d octets; Herald splits longer texts".formatted(mostOctets.getAsInt()));
  }

  /// XEP-0363 § 5.
  private Finding upload() throws InterruptedException {
    String what = "Upload";
    try {
      return discovery.findServicesDiscoverInfo(UPLOAD, true, false).stream()
          .findFirst()
          .map(info -> Finding.ok(what, "%s, %s".formatted(info.getFrom(), most(info))))
          .orElse(Finding.ok(what, "not offered (XEP-0363); long answers are split"));
    } catch (SmackException | XMPPErrorException e) {
      return Finding.warning(what, "the server did not say", "look again later");
    }
  }

  private static String most(DiscoverInfo info) {
    return Optional.ofNullable(DataForm.from(info, UPLOAD))
        .map(form -> form.getField("max-file-size"))
        .map(FormField::getFirstValue)
        .map("files of at most %s octets"::formatted)
        .orElse("files of any size");
  }

  /// XEP-0202 § 2. The answer is about from the middle between question and answer.
  private Finding time() throws InterruptedException {
    try {
      Instant asked = clock.instant();
      Time answer =
          connection.sendIqRequestAndWaitForResponse(
              Time.builder(connection).to(connection.getXMPPServiceDomain()).build());
      Instant answered = clock.instant();
      Instant here = asked.plus(Duration.between(asked, answered).dividedBy(2));
      return clocks(
          Duration.between(answer.getZonedDateTime().toInstant(), here),
          Duration.between(asked, answered));
    } catch (SmackException | XMPPErrorException e) {
      return Finding.ok("Clock", "the server does not tell its time (XEP-0202)");
    }
  }

  /// @param ahead how far this machine is ahead of the server
  /// @param unsure how long the answer took
  static Finding clocks(Duration ahead, Duration unsure) {
    if (ahead.abs().compareTo(TOLERANCE.plus(unsure)) <= 0) {
      return Finding.ok("Clock", "that of the server and this one agree");
    }
    return Finding.warning(
        "Clock",
        "this machine is %d s %s the server"
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"),
        "set the wrong one of the two: timed messages go by this machine, and certificates too");
  }
}
