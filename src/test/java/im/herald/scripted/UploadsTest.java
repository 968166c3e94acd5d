package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import im.herald.cli.demo.Certificate;
import im.herald.config.ConnectionConfig;
import im.herald.config.Security;
import im.herald.message.Conversation;
import im.herald.xmpp.JournaledMessages;
import im.herald.xmpp.WebTrust;
import im.herald.xmpp.archive.Questions;
import im.herald.xmpp.upload.Uploads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// An upload service (XEP-0363) that does what a test tells it to.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UploadsTest {
  private static final Conversation JULIET =
      new Conversation.Direct(JidCreate.fromOrThrowUnchecked("juliet@example.org/balcony"));
  private static final String TEXT = "a long text, größer\n";

  @TempDir private static Path folder;
  private static Certificate right;
  private static Certificate wrong;

  private final List<String> put = new CopyOnWriteArrayList<>();
  private final AtomicInteger questions = new AtomicInteger();
  private HttpsServer web;
  private String address = "";
  private String most = "10000";
  private int status = 201;

  @BeforeAll
  static void certificates() throws Exception {
    JournaledMessages _ =
        new JournaledMessages(JidCreate.entityBareFromOrThrowUnchecked("herald@example.org"));
    right = Certificate.create(Files.createDirectory(folder.resolve("r")), List.of("localhost"));
    wrong = Certificate.create(Files.createDirectory(folder.resolve("w")), List.of("localhost"));
  }

  @BeforeEach
  void begin() throws Exception {
    web = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    web.setHttpsConfigurator(new HttpsConfigurator(ScriptedTls.context(right)));
    web.createContext("/", this::take);
    web.start();
    address = "https://localhost:%d/f".formatted(web.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      put.add(
          String.join(
              "|",
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              String.valueOf(exchange.getRequestHeaders().getFirst("X-Other")),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      exchange.getResponseHeaders().add("Location", address + "/elsewhere");
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @AfterEach
  void end() {
    web.stop(0);
  }

  @Test
  void aTextGoesThereWithWhatTheServiceWantsToSeeAndNothingElse() throws Exception {
    Optional<URI> where = uploads(right).put(JULIET, TEXT);

    assertThat(where).contains(URI.create("https://get.example.org/f"));
    assertThat(put).containsExactly("PUT|/f|Basic eA==|null|text/plain; charset=utf-8|" + TEXT);
  }

  @Test
  void nothingGoesOverAConnectionThatIsNotSecure() throws Exception {
    address = "http://localhost:%d/f".formatted(web.getAddress().getPort());
    assertThat(uploads(right).put(JULIET, TEXT)).isEmpty();
    assertThat(put).isEmpty();
  }

  @Test
  void nothingGoesToWhomNobodyVouchesFor() throws Exception {
    assertThat(uploads(wrong).put(JULIET, TEXT)).isEmpty();
    assertThat(put).isEmpty();
  }

  @Test
  void nobodyIsFollowedElsewhere() throws Exception {
    status = 302;
    assertThat(uploads(right).put(JULIET, TEXT)).isEmpty();
    assertThat(put).hasSize(1);
  }

  @Test
  void whatIsTooLargeForTheServiceIsNotSent() throws Exception {
    most = "10";
    assertThat(uploads(right).put(JULIET, TEXT)).isEmpty();
    assertThat(put).isEmpty();
  }

  @Test
  void afterAFailureNobodyTriesAgainForAWhile() throws Exception {
    status = 500;
    Uploads uploads = uploads(right);
    assertThat(uploads.put(JULIET, TEXT)).isEmpty();
    int asked = questions.get();
    assertThat(asked).isPositive();
    assertThat(uploads.put(JULIET, TEXT)).isEmpty();
    assertThat(questions).hasValue(asked);
  }

  @Test
  void whatIsTooLargeForTheServiceKeepsNothingElseFromIt() throws Exception {
    most = "30";
    Uploads uploads = uploads(right);
    assertThat(uploads.put(JULIET, TEXT.repeat(2))).isEmpty();
    assertThat(uploads.put(JULIET, TEXT)).isPresent();
  }

  @Test
  void nobodyUsesUpWhatIsForAll() throws Exception {
    Uploads uploads = uploads(right);
    for (int i = 0; i < 6; i++) {
      assertThat(uploads.put(JULIET, TEXT)).isPresent();
    }
    assertThat(uploads.put(JULIET, TEXT)).isEmpty();
    Jid romeo = JidCreate.fromOrThrowUnchecked("romeo@example.org");
    assertThat(uploads.put(new Conversation.Direct(romeo), TEXT)).isPresent();
  }

  @Test
  void withoutASessionThereIsNoUpload() throws Exception {
    Questions nobody =
        (question, patience) -> {
          throw new IOException("there is no session");
        };
    assertThat(
            new Uploads(nobody, JidCreate.domainBareFrom("example.org"), trust(right))
                .put(JULIET, TEXT))
        .isEmpty();
  }

  private Uploads uploads(Certificate trusted) throws Exception {
    return new Uploads(this::answer, JidCreate.domainBareFrom("example.org"), trust(trusted));
  }

  private static WebTrust trust(Certificate trusted) {
    return new WebTrust(
        new ConnectionConfig(
            Optional.empty(),
            OptionalInt.empty(),
            Security.DIRECT,
            Optional.of(trusted.certificate()),
            List.of(),
            List.of()));
  }

  /// As a server with an upload service answers.
  private IQ answer(IQ question, Duration patience) throws IOException {
    questions.incrementAndGet();
    String asked = question.toXML().toString();
    String content;
    if (asked.contains("disco#items")) {
      content =
          "<query xmlns='http://jabber.org/protocol/disco#items'><item jid='upload.example.com'/><item jid='rooms.example.org'/><item jid='upload.example.org'/></query>";
    } else if (asked.contains("disco#info")) {
      content =
          "<query xmlns='http://jabber.org/protocol/disco#info'>%s</query>"
              .formatted(asked.contains("upload.example.") ? service() : "");
    } else {
      assertThat(question.getTo().toString()).isEqualTo("upload.example.org");
      assertThat(asked)
          .contains("size='%d'".formatted(TEXT.getBytes(StandardCharsets.UTF_8).length));
      content =
          "<slot xmlns='urn:xmpp:http:upload:0'><put url='%s'><header name='Authorization'>Basic\n eA==</header><header name='X-Other'>x</header></put>"
                  .formatted(address)
              + "<get url='https://get.example.org/f'/></slot>";
    }
    return parsed(
        "<iq xmlns='jabber:client' type='result' id='%s' from='%s'>%s</iq>"
            .formatted(question.getStanzaId(), question.getTo(), content));
  }

  private String service() {
    return "<feature var='urn:xmpp:http:upload:0'/><x type='result' xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>urn:xmpp:http:upload:0</value></field>"
        + "<field var='max-file-size'><value>%s</value></field></x>".formatted(most);
  }

  private static IQ parsed(String xml) throws IOException {
    try {
      return (IQ)
          PacketParserUtils.parseStanza(
              PacketParserUtils.getParserFor(xml),
              XmlEnvironment.EMPTY,
              JxmppContext.getDefaultContext());
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
