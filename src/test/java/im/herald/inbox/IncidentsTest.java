package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class IncidentsTest {
  private final Incidents incidents = new Incidents();

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void theIdStaysOnTheLinesOfAMessage() {
    MDC.put("number", "17");
    String told = incidents.report("a test", new IllegalStateException("broken")).toString();
    assertThat(told).contains(String.valueOf(MDC.get("incident")));
  }

  @Test
  void andOnNoOthers() {
    String told = incidents.report("a schedule", new IllegalStateException("broken")).toString();
    assertThat(told).contains("error ");
    assertThat(MDC.get("incident")).isNull();
    assertThat(incidents.count()).isOne();
  }
}
