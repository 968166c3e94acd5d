package im.herald.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// As much of DER (X.690) as a certificate needs.
final class Der {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  /// A value with that tag, whatever its parts are.
  static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    int length = content.size();
    if (length > 0xff) {
      value.write(0x82);
      value.write(length >> 8);
    } else if (length > 0x7f) {
      value.write(0x81);
    }
    value.write(length);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  static byte[] integer(long number) {
    return tagged(0x02, BigInteger.valueOf(number).toByteArray());
  }

  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.");
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      writeBase128(octets, Long.parseLong(arcs[i]));
    }
    return tagged(0x06, octets.toByteArray());
  }

  private static void writeBase128(ByteArrayOutputStream octets, long arc) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (arc >> shift != 0) {
        octets.write((int) (((arc >> shift) & 0x7f) | 0x80));
      }
    }
    octets.write((int) (arc & 0x7f));
  }

  static byte[] text(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant moment) {
    return tagged(0x18, TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] bits(byte[] octets) {
    return tagged(0x03, new byte[] {0}, octets);
  }

  static byte[] octets(byte[] value) {
    return tagged(0x04, value);
  }

  static byte[] yes() {
    return new byte[] {0x01, 0x01, (byte) 0xff};
  }
}
