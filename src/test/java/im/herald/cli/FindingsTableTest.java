package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.xmpp.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTableTest {
  @Test
  void whatAServerShowsCannotMoveTheCursorOrForgeALine() {
    assertThat(
            FindingsTable.text(
                List.of(
                    Finding.failure(
                        "TLS\u009b2J", "for evil\u001b[2J\nOK       TLS", "ask \u202egro.live"))))
        .isEqualTo(
            """
            FAILURE  TLS 2J             for evil [2J OK       TLS
                                        -> ask  gro.live
            """);
  }
}
