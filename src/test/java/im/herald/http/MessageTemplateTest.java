package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.HookConfig.Words;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{title}}: {{a.b}}           | {\"title\": \"<T> & 'x'\", \"a\": {\"b\": 1.50}} | <T> & 'x': 1.50",
        "{{#list}}[{{.}}]{{/list}}    | {\"list\": [1, \"two\", true]}                  | [1][two][true]",
        "{{^none}}no{{/none}}{{none}} | {}                                             | no",
        "{{^none}}no{{/none}}         | {\"none\": null}                               | no",
        "{{#s=up}}yes{{/s=up}}{{^s=down}}, not down{{/s=down}} | {\"s\": \"up\"}       | yes, not down",
        "{{a}} {{l}}                  | {\"a\": {\"b\": 1}, \"l\": [1, 2]}             | {\"b\":1} [1,2]",
        "{{#herald.line}}{{m}}{{/herald.line}} | {\"m\": \"one\\ntwo\"}                | one",
        "{{herald.hook}} {{herald.event}} {{herald.body}} | [1]                        | name push [1]",
        "{{herald}}{{herald.hook}}    | {\"herald\": {\"hook\": \"forged\"}}             | name"
      })
  void aTemplateSaysWhatIsPosted(String template, String body, String text) throws Exception {
    String said = text(template.replace("{{herald}}", ""), body);
    assertThat(said).isEqualTo(text);
  }

  @Test
  void whatIsPostedIsNoTemplate() throws Exception {
    String body = "{\"a\": \"{{b}} {{> other}} {{=<% %>=}}\", \"b\": \"secret\"}";
    assertThat(text("{{a}}", body)).isEqualTo("{{b}} {{> other}} {{=<% %>=}}");
  }

  /// A template sees JSON, and nothing of Java.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{a.class}}",
        "{{a.getClass}}",
        "{{a.length}}",
        "{{a.bytes}}",
        "{{m.size}}",
        "{{m.keySet}}",
        "{{m.entrySet}}",
        "{{l.size}}",
        "{{class}}",
        "{{#a}}{{length}}{{class.name}}{{/a}}"
      })
  void nothingOfJavaIsReached(String template) throws Exception {
    assertThat(text(template, "{\"a\": \"x\", \"m\": {\"k\": 1}, \"l\": [1]}")).isEmpty();
  }

  @Test
  void whatIsTooLongIsCut() throws Exception {
    String body = "{\"l\": [%s 0]}".formatted("0,".repeat(40_000));
    String said = text("{{#l}}0123456789{{/l}}", body);
    assertThat(said).hasSize(MessageTemplate.MOST + " … [cut here: too long]".length());
    assertThat(said).endsWith("9 … [cut here: too long]");
  }

  @Test
  void charactersOnWhichClientsActAreBlanks() throws Exception {
    String body = "{\"a\": \"1\\u00002\\u202e3\\u00084\\n5\\t6\\u2028\\r\\n7\"}";
    assertThat(text("{{a}}", body)).isEqualTo("1 2 3 4\n5\t6 \n7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{a", "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{> other}}", "{{}}"})
  void aTemplateThatIsNoneIsAProblem(String template) {
    assertThat(new MessageTemplates().problem(template)).isNotEmpty();
  }

  @Test
  void aTemplateIsNoProblem() {
    assertThat(new MessageTemplates().problem("{{a}} {{#b}}{{{c}}}{{/b}} {{! d }}")).isEmpty();
  }

  private static String text(String template, String body) throws Refusal {
    return MessageTemplates.of(new Words.Written(template))
        .text("name", "push", Json.read(body.getBytes(StandardCharsets.UTF_8)));
  }
}
