package im.herald.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON (RFC 8259) of strangers, as maps, lists, texts, numbers and booleans: no class that they
/// could choose, no depth and no number of things that they could choose.
final class Json {
  private static final int DEEPEST = 64;
  private static final int MOST_TOKENS = 100_000;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NAME = 1_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_NAME)
                          .maxStringLength(Request.MOST)
                          .maxDocumentLength(Request.MOST)
                          .build())
                  // Two of a name: a proxy may have looked at the other one.
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // Those who post choose the names; they are not kept for the next.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /// What `octets` say, in UTF-8 (RFC 8259 § 8.1).
  ///
  /// @return a map, a list, a text, a number or a boolean
  /// @throws Refusal if they are no JSON, or too much of it
  static Object read(byte[] octets) throws Refusal {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      @Nullable Object value = MAPPER.readValue(text, Object.class);
      if (value == null) {
        throw new Refusal(400, "the body is null");
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new Refusal(400, "the body is not UTF-8");
    } catch (StreamConstraintsException e) {
      throw new Refusal(
          400,
          "the JSON is too much: %d deep, %d values, names of %d and numbers of %d characters at most"
              .formatted(DEEPEST, MOST_TOKENS, LONGEST_NAME, LONGEST_NUMBER));
    } catch (JsonProcessingException e) {
      throw new Refusal(
          400,
          "the body is not JSON"
              + (e.getLocation() == null
                  ? ""
                  : "; look at line %d, column %d"
                      .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
    }
  }

  static String written(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("what was read from JSON can be written", e);
    }
  }

  /// An object with these names and values, in order.
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
