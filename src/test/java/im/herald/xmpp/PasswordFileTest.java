package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
  @TempDir Path dir;

  @Test
  void aNewPasswordIsOnTheDiskBeforeItCountsAndForItsUserOnly() throws Exception {
    PasswordFile file = new PasswordFile(dir.resolve("store"));

    Secret password = file.propose();

    Path proposed = dir.resolve("store/password.new");
    assertThat(proposed).content().isEqualTo(password.reveal() + "\n");
    assertThat(Files.getPosixFilePermissions(proposed))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(password.reveal()).hasSizeGreaterThanOrEqualTo(32);
  }

  @Test
  void anAcceptedPasswordTakesThePlaceOfTheOld() throws Exception {
    PasswordFile file = new PasswordFile(dir);
    file.settle(file.propose());
    Secret next = file.propose();

    file.settle(next);

    assertThat(new PasswordFile(dir).candidates()).containsExactly(next);
    assertThat(dir.resolve("password.new")).doesNotExist();
  }

  @Test
  void betweenAskingAndTheAnswerBothAreKeptTheNewOneFirst() throws Exception {
    PasswordFile file = new PasswordFile(dir);
    Secret old = file.propose();
    file.settle(old);
    Secret next = file.propose();

    assertThat(new PasswordFile(dir).candidates()).containsExactly(next, old);
  }

  @Test
  void whileNobodyKnowsWhichCountsNoThirdIsMade() throws Exception {
    PasswordFile file = new PasswordFile(dir);
    Secret old = file.propose();
    file.settle(old);
    Secret unanswered = file.propose();

    assertThat(file.propose()).isEqualTo(unanswered);
    assertThat(file.candidates()).containsExactly(unanswered, old);
  }

  @Test
  void ifTheOldOneTurnsOutToCountTheNewOneIsForgotten() throws Exception {
    PasswordFile file = new PasswordFile(dir);
    Secret old = file.propose();
    file.settle(old);
    file.propose();

    file.settle(old);

    assertThat(file.candidates()).containsExactly(old);
  }

  @Test
  void aRefusedOneIsWithdrawn() throws Exception {
    PasswordFile file = new PasswordFile(dir);
    file.propose();

    file.withdraw();

    assertThat(file.candidates()).isEmpty();
  }
}
