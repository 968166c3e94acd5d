package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPackagesTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path home;
  private Path bin;

  @BeforeEach
  void folders() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(home.resolve("demo"));
    bin = Files.createDirectories(folder.resolve("bin"));
  }

  @Test
  void anInstalledServerIsTaken() throws Exception {
    program("prosody");

    assertThat(packages().find(XmppServerKind.PROSODY).with(Path.of("/x.lua")))
        .containsExactly(bin.resolve("prosody").toString(), "-F", "--config", "/x.lua");
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void otherwiseTheScriptUnpacksItAndItsProgressIsPassedOn() throws Exception {
    script("echo \"unpack-debian: downloading $1\" >&2; echo \"$2/$1\"");

    assertThat(packages().find(XmppServerKind.EJABBERD).with(Path.of("/dir")))
        .containsExactly(folder.resolve("cache/ejabberd/run-ejabberd").toString(), "/dir");
    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("downloading ejabberd\n");
  }

  @Test
  void whereItCannotBeHadTheMessageSaysWhyAndWhatToInstall() throws Exception {
    script("echo 'unpack-debian: no network' >&2; exit 69");

    assertThatExceptionOfType(ServerUnavailableException.class)
        .isThrownBy(() -> packages().find(XmppServerKind.PROSODY))
        .withMessageContaining("no network")
        .withMessageContaining("Install the package \"prosody\"");
  }

  @Test
  void aMissingScriptIsAFailureOfTheSameKind() {
    assertThatExceptionOfType(ServerUnavailableException.class)
        .isThrownBy(() -> packages().find(XmppServerKind.PROSODY))
        .withMessageContaining("unpack-debian");
  }

  private ServerPackages packages() {
    return new ServerPackages(
        home,
        folder.resolve("cache"),
        bin.toString(),
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private void script(String content) throws IOException {
    Files.writeString(home.resolve("demo/unpack-debian"), "#!/bin/sh\n" + content + "\n");
  }

  private void program(String name) throws IOException {
    Files.createFile(
        bin.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }
}
