package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").profile())
        .isEqualTo(new ProfileConfig(Optional.empty(), Optional.empty()));
  }

  @Test
  void everyKeySet() throws Exception {
    Path picture = dir.resolve("herald.png");
    ImageIO.write(new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());

    assertThat(
            ConfigFile.load(dir, "profile { name = \"The Herald\", picture = herald.png }")
                .profile())
        .isEqualTo(new ProfileConfig(Optional.of("The Herald"), Optional.of(picture)));
    Picture read = Picture.read(picture);
    assertThat(read.width()).isEqualTo(48);
    assertThat(read.height()).isEqualTo(32);
    assertThat(read.octets()).isEqualTo(Files.readAllBytes(picture));
  }

  @Test
  void whatIsNoPictureOrTooLargeOrNotThereIsAProblem() throws Exception {
    Files.writeString(dir.resolve("text.png"), "this is no picture, whatever it is called");
    Files.write(dir.resolve("large.png"), new byte[Picture.LARGEST + 1]);

    assertProblem("text.png", "it is no PNG picture");
    assertProblem("large.png", "it has 32769 octets, and 32768 are the most");
    assertProblem("absent.png", "absent.png cannot be used");
  }

  private void assertProblem(String picture, String problem) {
    assertThatThrownBy(() -> ConfigFile.load(dir, "profile.picture = " + picture))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("profile.picture")
        .hasMessageContaining(problem);
  }
}
