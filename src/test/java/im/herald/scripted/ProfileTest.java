package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.config.ProfileConfig;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The name and the picture that Herald brings to its server.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProfileTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void theConfiguredProfileIsPublishedOnceAndEachPresenceSaysWhichPictureThereIs()
      throws Exception {
    Path picture = folder.resolve("herald.png");
    ImageIO.write(new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    byte[] octets = Files.readAllBytes(picture);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(octets));
    try (ScriptedServer server = ScriptedServer.start();
        Sessions sessions =
            Sessions.on(
                server,
                folder,
                new ProfileConfig(Optional.of("<The Herald>"), Optional.of(picture)))) {
      Client client = server.online();
      assertThat(client.hears(e -> e.mentions("http://jabber.org/protocol/nick"), SOON)).isTrue();
      assertThat(requests(client))
          .satisfiesExactly(
              card ->
                  assertThat(card.xml())
                      .contains(
                          "vcard-temp",
                          "<NICKNAME>&lt;The Herald&gt;</NICKNAME>",
                          "<TYPE>image/png</TYPE>",
                          Base64.getEncoder().encodeToString(octets)),
              data -> assertThat(data.xml()).contains("avatar:data", hash),
              metadata ->
                  assertThat(metadata.xml())
                      .contains("avatar:metadata", hash, "width='48'", "height='32'"),
              nick -> assertThat(nick.xml()).contains("&lt;The Herald&gt;</nick>"));
      assertThat(presence(client)).contains("vcard-temp:x:update", hash);

      await().until(() -> sessions.kept().get("profile.published").isPresent());
      client.suffer(new Fault.CloseStream());
      Client next = server.online();
      assertThat(presence(next)).contains(hash);
      assertThat(next.hears(e -> e.mentions("urn:xmpp:ping"), SOON)).isTrue();
      assertThat(requests(next)).isEmpty();
    }
  }

  @Test
  void whereNothingIsConfiguredTheServerKeepsWhatItHas() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions _ = Sessions.on(server, folder)) {
      Client client = server.online();
      assertThat(client.hears(e -> e.mentions("urn:xmpp:ping"), SOON)).isTrue();
      assertThat(requests(client)).isEmpty();
      assertThat(presence(client)).doesNotContain("vcard-temp");
    }
  }

  private static List<Element> requests(Client client) {
    return client.received().stream()
        .filter(e -> e.name().equals("iq"))
        .filter(e -> e.mentions("vcard-temp") || e.mentions("<publish "))
        .toList();
  }

  private static String presence(Client client) {
    return client.received().stream()
        .filter(e -> e.name().equals("presence"))
        .findFirst()
        .orElseThrow()
        .xml();
  }
}
