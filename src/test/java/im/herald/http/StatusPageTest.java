package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.http.Overview.Entry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  private static final String EVIL = "<script>alert('1')</script>\" onload=\"x&y\u202e\u0000\ud800";
  private static final Instant NOW = Instant.parse("2026-11-23T10:30:00Z");

  @Test
  void whatStrangersChooseIsTextWhereverItStands() {
    List<Entry> evil = List.of(new Entry(EVIL, EVIL));
    String page = page(new Overview(EVIL, false, evil, evil, evil, evil));
    assertThat(page)
        .doesNotContain("<script", "alert('1')", "\u202e", "\u0000", "\ud800")
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x&amp;y");
    assertThat(page.split("&lt;script", -1)).hasSize(1 + 2 + 4 * 2);
  }

  @Test
  void nothingComesFromElsewhere() {
    assertThat(page(new Overview("a@b", true, List.of(), List.of(), List.of(), List.of())))
        .doesNotContainPattern("(?i)https?:|src=|href=|url\\(|@import|<script|style=");
  }

  @Test
  void thePictureHasAColumnForEachMinuteWithMessages() {
    List<Totals> minutes = new ArrayList<>(Collections.nCopies(LastDay.MINUTES, new Totals(0, 0)));
    minutes.set(LastDay.MINUTES - 1, new Totals(10, 1));
    minutes.set(0, new Totals(5, 0));
    DayPicture day = new DayPicture(minutes, NOW, ZoneOffset.UTC);
    assertThat(day.words()).isEqualTo("15 came, 1 went; at most 10 in a minute");
    assertThat(day.svg())
        .contains("class=\"in\" d=\"M60.5,0v-50M1499.5,0v-100\"")
        .contains("class=\"out\" d=\"M1499.5,0v10\"")
        .contains(">09:00</text>", ">12:00</text>", ">00:00</text>");
  }

  private static String page(Overview overview) {
    List<Totals> still = Collections.nCopies(LastDay.MINUTES, new Totals(0, 0));
    return StatusPage.of(overview, new DayPicture(still, NOW, ZoneOffset.UTC)).body();
  }
}
