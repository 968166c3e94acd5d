package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiringRowsTest {
  @Test
  void whatIsOldIsFoundWithoutReadingAllThatIsYoung() {
    try (MemoryStore store = new MemoryStore()) {
      assertThat(store.plan(OutgoingRows.FORGET_FIRINGS)).contains("USING", "INDEX firing_due");
    }
  }
}
