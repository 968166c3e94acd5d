package im.herald.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramClientTest {
  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
  private static final String BOTH_NONCES = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  private static final String SERVER_FIRST =
      "r=" + BOTH_NONCES + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

  private final ScramClient client =
      new ScramClient(ScramHash.SHA_256, ChannelBinding.unable(), "user", NONCE);

  @Test
  void speaksAsInSection5OfRfc5802() throws Exception {
    ScramClient sha1 =
        new ScramClient(
            ScramHash.SHA_1, ChannelBinding.unable(), "user", "fyko+d2lbbFgONRv9qkxdawL");
    String both = "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";

    ScramProof proof = sha1.prove("r=" + both + ",s=QSXCR+Q6sek8bf92,i=4096", "pencil");

    assertThat(sha1.first()).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
    assertThat(proof.text()).isEqualTo("c=biws,r=" + both + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
    proof.check("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
  }

  @Test
  void speaksAsInSection3OfRfc7677() throws Exception {
    ScramProof proof = client.prove(SERVER_FIRST, "pencil");

    assertThat(client.first()).isEqualTo("n,,n=user,r=" + NONCE);
    assertThat(proof.text())
        .isEqualTo("c=biws,r=" + BOTH_NONCES + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    proof.check("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  }

  /// No RFC has values for SHA-512: these come from Python's hashlib and hmac, by a script that
  /// also makes those of the two RFCs.
  @ParameterizedTest
  @CsvSource({
    "pencil, 4096,"
        + " gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnzMlTN8PPC6wdp6dybEmDYXYTxwnYPJQ==,"
        + " ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlKDanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw==",
    "Pässwört €, 10000,"
        + " Vbar2fRtHnxcnuz2+ThEdl9+lTOuv1L3nhu6W/WhQk9TsB4E3xauCRKVG18n26aiLoyS++zt1OicLxdcXy65GA==,"
        + " rTFWoGQe9gIEz1VkBYtRHofqYEhObKEofQv7aI9VYUiIWFQcOIBx6dwkbjfeKOTy9IPuPl9hK4Tc0B66WVyrqA=="
  })
  void speaksSha512AsAnotherImplementation(
      String password, int rounds, String proved, String verifier) throws Exception {
    ScramClient sha512 = new ScramClient(ScramHash.SHA_512, ChannelBinding.unable(), "user", NONCE);

    ScramProof proof = sha512.prove(asking(rounds), password);

    assertThat(proof.text()).isEqualTo("c=biws,r=" + BOTH_NONCES + ",p=" + proved);
    proof.check("v=" + verifier);
  }

  /// Nor for bound logins: these come from the same script. The channel's octets are 0 to 31.
  @ParameterizedTest
  @CsvSource({
    "SHA_1, /QKgZNBHelOsjZPTvucb5s4VtQE=, tK3UShY5jkJWC9Q52aNEU6Ba6Is=",
    "SHA_256, QC6CS20quADQRb3mT99YUH+n3VJxUvzuK0K0E1Vrs2M=,"
        + " 2GiAgapEppLVlUXbxUDksL3VgYHzuqiK5tR4mhJGgvs=",
    "SHA_512, jVaGV/PIJ7hgkpxV9a1jdpzyYkHQH9gW6fn3DbAL2oEA+5w4CCSJjoq8G37bn2FsGaVEMsk4kiHRqMUoN/aiiA==,"
        + " bTvxua5nsJsvSd2bk+1WbSe84MBgjkACQPOqiN7MhTBLYxVX2QUqwET2NLcZEv2CfexR6NbAMluKltOEs5vLYw=="
  })
  void coversTheChannelByItsProof(ScramHash hash, String proved, String verifier) throws Exception {
    byte[] octets = new byte[32];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) i;
    }
    ScramClient bound =
        new ScramClient(hash, ChannelBinding.to(BindingType.TLS_EXPORTER, octets), "user", NONCE);

    ScramProof proof = bound.prove(SERVER_FIRST, "pencil");

    assertThat(bound.first()).isEqualTo("p=tls-exporter,,n=user,r=" + NONCE);
    assertThat(proof.text())
        .isEqualTo(
            "c=cD10bHMtZXhwb3J0ZXIsLAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f,r="
                + BOTH_NONCES
                + ",p="
                + proved);
    proof.check("v=" + verifier);
  }

  @Test
  void saysInItsProofThatItHasSeenNoOfferToBind() throws Exception {
    ScramClient able =
        new ScramClient(ScramHash.SHA_256, ChannelBinding.notOffered(), "user", NONCE);

    ScramProof proof = able.prove(SERVER_FIRST, "pencil");

    assertThat(able.first()).isEqualTo("y,,n=user,r=" + NONCE);
    assertThat(proof.text())
        .isEqualTo("c=eSws,r=" + BOTH_NONCES + ",p=FoqiHTtQEDE8lz1CdaEe3tK4mS+iMDTl77SPyDS53DY=");
    proof.check("v=dI4KpiQJwBr1+V+K6U1dA6l6I4I9DUNXWND4pcpRU3U=");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4_095, 1_000_001, 2_147_483_648L, 99_999_999_999L})
  void refusesTooFewAndTooManyRounds(long rounds) {
    assertThatThrownBy(() -> client.prove(asking(rounds), "pencil"))
        .isInstanceOf(LoginRefusedException.class)
        .hasMessageContaining("%d rounds", rounds)
        .hasMessageContaining("4096 to 1000000");
  }

  @Test
  void doesTheMostRoundsThatAreAllowed() throws Exception {
    assertThat(client.prove(asking(1_000_000), "pencil").text()).startsWith("c=biws");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e=other-error",
        "m=new,r=" + BOTH_NONCES + ",s=QSXCR+Q6sek8bf92,i=4096",
        "s=QSXCR+Q6sek8bf92,r=" + BOTH_NONCES + ",i=4096",
        "r=" + BOTH_NONCES + ",s=QSXCR+Q6sek8bf92",
        "r=" + BOTH_NONCES + ",s=,i=4096",
        "r=" + BOTH_NONCES + ",s===,i=4096",
        "r=" + BOTH_NONCES + ",s=QSXCR+Q6sek8bf92,i=-4096",
        "r=" + NONCE + ",s=QSXCR+Q6sek8bf92,i=4096",
        "r=somebody-elses-nonce,s=QSXCR+Q6sek8bf92,i=4096"
      })
  void refusesWhatIsNoAnswerToIt(String serverFirst) {
    assertThatThrownBy(() -> client.prove(serverFirst, "pencil"))
        .isInstanceOf(LoginRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e=invalid-proof",
        "v=",
        "v====",
        "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G8=",
        "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="
      })
  void refusesAServerThatDoesNotKnowThePassword(String serverFinal) throws Exception {
    ScramProof proof = client.prove(SERVER_FIRST, "pencil");
    assertThatThrownBy(() -> proof.check(serverFinal))
        .isInstanceOf(LoginRefusedException.class)
        .hasMessageContaining("not the account's server");
  }

  @Test
  void namesKeepTheirCommasAndEqualsSigns() {
    assertThat(
            new ScramClient(ScramHash.SHA_256, ChannelBinding.unable(), "a=b,c", "nonce").first())
        .isEqualTo("n,,n=a=3Db=2Cc,r=nonce");
  }

  private static String asking(long rounds) {
    return SERVER_FIRST.replace("4096", Long.toString(rounds));
  }
}
