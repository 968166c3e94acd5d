package im.herald.xmpp.adhoc;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.command.FilledForm;
import im.herald.xmpp.adhoc.OpenForms.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class OpenFormsTest {
  private static final Jid JULIET = jid("juliet@example.org/x");

  private Instant now = Instant.parse("2026-11-28T08:00:00Z");
  private final OpenForms forms = new OpenForms(() -> now);

  @Test
  void aFormStaysTenMinutesFromTheLastTimeThatItWasShown() {
    OpenForm form = begin(JULIET);
    now = now.plus(OpenForms.PATIENCE).minusMillis(1);
    assertThat(forms.take(form.id(), JULIET)).isEqualTo(new Found.Open(form));
    forms.put(form);
    now = now.plus(OpenForms.PATIENCE).minusMillis(1);
    assertThat(forms.take(form.id(), JULIET)).isEqualTo(new Found.Open(form));
  }

  @Test
  void afterThatItIsKnownToHaveExpiredToWhoseItWas() {
    OpenForm form = begin(JULIET);
    now = now.plus(OpenForms.PATIENCE);
    assertThat(forms.take(form.id(), JULIET)).isEqualTo(new Found.Expired());
    assertThat(forms.take(form.id(), jid("juliet@example.org/y"))).isEqualTo(new Found.Unknown());
    assertThat(forms.size()).isZero();
  }

  @Test
  void whatIsWorkedOnIsTakenByNobodyElse() {
    OpenForm form = begin(JULIET);
    assertThat(forms.take(form.id(), JULIET)).isInstanceOf(Found.Open.class);
    assertThat(forms.take(form.id(), JULIET)).isEqualTo(new Found.Unknown());
  }

  @Test
  void onePersonHasFiveWhateverTheirClients() {
    List<OpenForm> begun = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      begun.add(begin(jid("juliet@example.org/" + i)));
    }
    assertThat(forms.size()).isEqualTo(OpenForms.OF_ONE);
    assertThat(begun.stream().map(form -> forms.take(form.id(), form.owner())))
        .startsWith(new Found.Expired(), new Found.Expired())
        .filteredOn(Found.Open.class::isInstance)
        .hasSize(5);
  }

  @Test
  void aServerWithManyPeopleLosesItsOwn() {
    OpenForm juliets = begin(JULIET);
    for (int i = 0; i < 3 * OpenForms.MOST; i++) {
      begin(jid("m%d@example.net/x".formatted(i)));
    }
    assertThat(forms.size()).isEqualTo(OpenForms.MOST);
    assertThat(forms.take(juliets.id(), JULIET)).isEqualTo(new Found.Open(juliets));
  }

  @Test
  void whoeverFillsInMuchLosesTheirOwn() {
    OpenForm juliets = begin(JULIET);
    FilledForm long_ = new FilledForm(Map.of("text", List.of("x".repeat(60_000))));
    for (int i = 0; i < 100; i++) {
      forms.put(forms.begin(jid("m%d@example.net/x".formatted(i)), "echo").with(long_));
    }
    assertThat(forms.size()).isEqualTo(1 + OpenForms.ROOM / 60_000);
    assertThat(forms.take(juliets.id(), JULIET)).isEqualTo(new Found.Open(juliets));
  }

  @Test
  void patienceIsTenMinutes() {
    assertThat(OpenForms.PATIENCE).isEqualTo(Duration.ofMinutes(10));
  }

  private OpenForm begin(Jid owner) {
    OpenForm form = forms.begin(owner, "echo");
    forms.put(form);
    return form;
  }

  private static Jid jid(String text) {
    return JidCreate.fromOrThrowUnchecked(text);
  }
}
