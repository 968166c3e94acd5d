package im.herald.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// A certificate that a server made for itself, in PEM files.
///
/// @param certificate the certificate, which clients trust as their CA
/// @param key its private key, mode 0600
/// @param both the one and the other in one file, as ejabberd wants it, mode 0600
public record Certificate(Path certificate, Path key, Path both) {
  private static final String ALIAS = "server";
  private static final String PASSWORD = "changeit";

  /// Makes a key pair and a certificate for `names`, valid for 30 days, in `folder`.
  ///
  /// RSA, because the JDK writes EC keys without their public half, and ejabberd refuses those.
  /// Uses the `keytool` of the JDK that runs us: nothing else can be counted on.
  ///
  /// @throws ServerUnavailableException if this Java has no working `keytool`
  /// @throws IOException if the files cannot be written
  public static Certificate create(Path folder, List<String> names)
      throws IOException, ServerUnavailableException {
    return create(folder, names, new Closing());
  }

  /// The same.
  ///
  /// @param closing ends `keytool`, if it comes meanwhile
  static Certificate create(Path folder, List<String> names, Closing closing)
      throws IOException, ServerUnavailableException {
    Path store = folder.resolve("certificate.p12");
    generate(store, names, closing);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      String certificate = pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
      String key = pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
      return new Certificate(
          Files.writeString(folder.resolve("cert.pem"), certificate),
          writeSecret(folder.resolve("key.pem"), key),
          writeSecret(folder.resolve("both.pem"), certificate + key));
    } catch (GeneralSecurityException e) {
      throw new ServerUnavailableException("keytool wrote a key store that cannot be read", e);
    } finally {
      Files.deleteIfExists(store);
    }
  }

  private static void generate(Path store, List<String> names, Closing closing)
      throws IOException, ServerUnavailableException {
    String san = names.stream().map(name -> "dns:" + name).collect(Collectors.joining(","));
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "30",
                "-dname",
                "CN=" + names.getFirst(),
                "-ext",
                "san=" + san,
                "-ext",
                "bc:c=ca:true",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    closing.add(() -> keytool.destroyForcibly().waitFor());
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (keytool.waitFor() != 0) {
        throw new ServerUnavailableException("keytool made no certificate: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnavailableException("interrupted while making a certificate", e);
    }
  }

  private static String pem(String kind, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, lines);
  }

  private static Path writeSecret(Path file, String content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }
}
