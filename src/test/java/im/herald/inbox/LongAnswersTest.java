package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.access.Budgets;
import im.herald.command.Answer;
import im.herald.config.Rates;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Language;
import im.herald.message.Manner;
import im.herald.message.OutgoingMessage;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.outbox.Outbox;
import im.herald.outbox.RecordedWire;
import im.herald.outbox.Standing;
import im.herald.store.MemoryStore;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// What becomes of an answer that nobody wants to read in a chat.
class LongAnswersTest {
  private static final Jid JULIET = JidCreate.fromOrThrowUnchecked("juliet@example.org/desk");
  private static final URI PLACE = URI.create("https://upload.example.org/1/answer.txt");
  private static final String SHORT = "x".repeat(Replies.LONGEST_IN_CHAT);
  private static final String LONG = SHORT + "x";

  private final MemoryStore store = new MemoryStore();
  private final Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system());
  private final RecordedWire session = RecordedWire.havingAll();
  private final Guard guard = new Guard(Duration.ofSeconds(30), new Incidents());
  private final List<String> uploaded = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() {
    outbox.online(session);
  }

  @AfterEach
  void end() throws Exception {
    guard.close();
    outbox.close();
    store.close();
  }

  @Test
  void aLongAnswerIsPutWhereItCanBeReadAndTheAnswerIsItsAddress() throws Exception {
    List<OutgoingMessage> said =
        answered(new Conversation.Direct(JULIET), LONG, (_, text) -> upload(text));

    assertThat(uploaded).containsExactly(LONG);
    assertThat(said).singleElement().satisfies(LongAnswersTest::isLink);
  }

  @Test
  void inARoomTheAddressStandsAlone() throws Exception {
    Jid occupant = JidCreate.fromOrThrowUnchecked("team@rooms.example.org/juliet");
    outbox.room(occupant.asBareJid(), Standing.IN);
    assertThat(
            answered(new Conversation.Room(occupant.asBareJid()), LONG, (_, text) -> upload(text)))
        .singleElement()
        .satisfies(LongAnswersTest::isLink);
  }

  @Test
  void anAnswerOfFourKilobytesIsSaid() throws Exception {
    assertThat(answered(new Conversation.Direct(JULIET), SHORT, (_, text) -> upload(text)))
        .extracting(OutgoingMessage::text)
        .containsExactly(SHORT);
    assertThat(uploaded).isEmpty();
  }

  @Test
  void whereThereIsNoSuchPlaceALongAnswerIsSaid() throws Exception {
    assertThat(answered(new Conversation.Direct(JULIET), LONG, LongAnswers.NONE))
        .isNotEmpty()
        .allMatch(part -> part.manner().form() != Manner.Form.LINK);
  }

  @Test
  void whatIsOnlyDoneIsShownWhereTheClientShowsItAndElsewhereSaid() throws Exception {
    Answer done = new Answer.Done("Romeo is blocked.");
    Conversation juliet = new Conversation.Direct(JULIET);
    assertThat(answered(juliet, done, new OtherWays(LongAnswers.NONE, _ -> true)))
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.manner().form()).isEqualTo(Manner.Form.REACTION);
              assertThat(answer.answered()).isPresent();
            });
    session.sent.clear();
    assertThat(answered(juliet, done, OtherWays.NONE))
        .extracting(OutgoingMessage::text)
        .containsExactly("Romeo is blocked.");
  }

  private static void isLink(OutgoingMessage answer) {
    assertThat(answer.text()).isEqualTo(PLACE.toString());
    assertThat(answer.manner().form()).isEqualTo(Manner.Form.LINK);
  }

  private Optional<URI> upload(String text) {
    uploaded.add(text);
    return Optional.of(PLACE);
  }

  private List<OutgoingMessage> answered(Conversation where, String text, LongAnswers longAnswers)
      throws InterruptedException {
    return answered(where, Answer.of(text), new OtherWays(longAnswers, _ -> false));
  }

  private List<OutgoingMessage> answered(Conversation where, Answer answer, OtherWays otherWays)
      throws InterruptedException {
    IncomingMessage question =
        new IncomingMessage(
            StanzaId.random(),
            where,
            Sender.Person.at(JULIET),
            Kind.CHAT,
            "list",
            Optional.empty(),
            Optional.empty(),
            InstantSource.system().instant());
    Filters filters =
        Filters.of(
            JidCreate.bareFromOrThrowUnchecked("herald@example.org"),
            () -> Duration.ofDays(1),
            new Budgets(Rates.UNLIMITED, System::nanoTime),
            InstantSource.system());
    Turn turn = new Turn(0, question, outbox, filters, Language.ENGLISH);
    turn.end();
    new Replies(new OpenQuestions(guard, InstantSource.system()), guard, otherWays)
        .give(turn, Role.USER, answer);
    await().until(() -> outbox.size() == 0);
    return List.copyOf(session.sent);
  }
}
