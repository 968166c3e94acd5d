package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import im.herald.TestBot;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Every line of a message's way says whose message it was.
class LoggedWayTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
  }

  @Test
  void alsoWhereAHandlerLogsAndWhenItFails() throws Exception {
    try (TestBot bot = TestBot.with().handlers(new Chatty()).start()) {
      bot.says("juliet@example.org", "break");
      bot.says("romeo@example.org", "fine");
    }
    Map<String, String> said = line("hears break").getMDCPropertyMap();
    assertThat(said).containsEntry("conversation", "juliet@example.org").containsKey("number");
    Map<String, String> failed = line("error ").getMDCPropertyMap();
    assertThat(failed).containsAllEntriesOf(said).containsKey("incident");
    assertThat(line("hears fine").getMDCPropertyMap())
        .containsEntry("conversation", "romeo@example.org")
        .doesNotContainKey("incident");
  }

  private ILoggingEvent line(String start) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getFormattedMessage().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static final class Chatty implements Handler {
    @Override
    public String name() {
      return "chatty";
    }

    @Override
    public Outcome handle(IncomingMessage message, Role role) {
      LoggerFactory.getLogger(Chatty.class).info("hears {}", message.text());
      if (message.text().equals("break")) {
        throw new IllegalStateException("broken");
      }
      return new Outcome.Handled();
    }
  }
}
