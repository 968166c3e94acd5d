package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
  @TempDir Path folder;

  @Test
  void namesEveryServiceAndMayBeTrustedAsItsOwnCa() throws Exception {
    Certificate certificate =
        Certificate.create(folder, List.of("localhost", "conference.localhost"));

    X509Certificate read = read(certificate.certificate());
    assertThat(read.getSubjectAlternativeNames().stream().<Object>map(name -> name.get(1)))
        .containsExactly("localhost", "conference.localhost");
    assertThat(read.getBasicConstraints()).as("is a CA").isGreaterThanOrEqualTo(0);
    read.verify(read.getPublicKey());
  }

  @Test
  void keepsTheKeyToItselfAndLeavesNothingElse() throws Exception {
    Certificate certificate = Certificate.create(folder, List.of("localhost"));

    assertThat(certificate.key()).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(certificate.both())
        .hasContent(
            Files.readString(certificate.certificate()) + Files.readString(certificate.key()));
    for (Path secret : List.of(certificate.key(), certificate.both())) {
      assertThat(Files.getPosixFilePermissions(secret))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .containsExactlyInAnyOrder(
              certificate.certificate(), certificate.key(), certificate.both());
    }
  }

  private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
