package io.dure.hub.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.hub.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SchemaCheckTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEMA = """
            {
              "type": "object", "additionalProperties": false, "required": ["id"],
              "properties": {
                "id": {"$ref": "#/$defs/Id"},
                "size": {"type": "integer", "minimum": 1, "maximum": 24},
                "ratio": {"type": "number"},
                "flag": {"type": ["boolean", "null"]},
                "severity": {"type": "string", "enum": ["warning", "critical"]},
                "version": {"type": "integer", "const": 1},
                "tags": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "string", "minLength": 2, "maxLength": 3}},
                "any": {"type": "object"},
                "panel": {"oneOf": [{"$ref": "#/$defs/Text"}, {"$ref": "#/$defs/Stat"}]}
              },
              "$defs": {
                "Id": {"type": "string", "pattern": "^[a-z]+$"},
                "Text": {"type": "object", "required": ["kind", "text"], "additionalProperties": false,
                  "properties": {"kind": {"const": "text"}, "text": {"type": "string"}}},
                "Stat": {"type": "object", "required": ["kind"], "additionalProperties": false,
                  "properties": {"kind": {"const": "stat"}}}
              }
            }""";

    private final SchemaCheck check = new SchemaCheck(JSON.readTree(SCHEMA));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\": \"a\"}",
                "{\"id\": \"a\", \"size\": 24, \"ratio\": 1, \"flag\": null, \"severity\": \"warning\", \"version\": 1}",
                "{\"id\": \"a\", \"ratio\": 0.5, \"tags\": [\"한글\", \"\uD83D\uDE00\uD83D\uDE00\"], \"any\": {\"x\": []}}",
                "{\"id\": \"a\", \"panel\": {\"kind\": \"text\", \"text\": \"\"}}",
                "{\"id\": \"a\", \"panel\": {\"kind\": \"stat\"}}",
            })
    void takesWhatFits(String value) {
        assertThat(check.violations(JSON.readTree(value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                          | ~~           | WRONG_TYPE",
                "{}                                          | /id          | MISSING",
                "{\"id\": \"A\"}                             | /id          | MALFORMED",
                "{\"id\": 5}                                 | /id          | WRONG_TYPE",
                "{\"id\": null}                              | /id          | WRONG_TYPE",
                "{\"id\": \"a\", \"size\": 0}                | /size        | TOO_SMALL",
                "{\"id\": \"a\", \"size\": 25}               | /size        | TOO_LARGE",
                "{\"id\": \"a\", \"size\": 99999999999999}   | /size        | TOO_LARGE",
                "{\"id\": \"a\", \"size\": 1.5}              | /size        | WRONG_TYPE",
                "{\"id\": \"a\", \"flag\": \"yes\"}          | /flag        | WRONG_TYPE",
                "{\"id\": \"a\", \"severity\": \"fatal\"}    | /severity    | NOT_ALLOWED",
                "{\"id\": \"a\", \"version\": 2}             | /version     | NOT_ALLOWED",
                "{\"id\": \"a\", \"tags\": []}               | /tags        | TOO_SHORT",
                "{\"id\": \"a\", \"tags\": [\"aa\", \"a\"]}  | /tags/1      | TOO_SHORT",
                "{\"id\": \"a\", \"tags\": [\"aaaa\"]}       | /tags/0      | TOO_LONG",
                "{\"id\": \"a\", \"tags\": [\"aa\",\"aa\",\"aa\"]} | /tags  | TOO_LONG",
                "{\"id\": \"a\", \"a/b~c\": 1}               | /a~1b~0c     | UNKNOWN_FIELD",
                "{\"id\": \"a\", \"panel\": {\"kind\": \"text\"}} | /panel/text | MISSING",
                "{\"id\": \"a\", \"panel\": {\"kind\": \"stat\", \"text\": \"\"}} | /panel/text | UNKNOWN_FIELD",
                "{\"id\": \"a\", \"panel\": {\"kind\": \"pie\"}} | /panel/kind | NOT_ALLOWED",
                "{\"id\": \"a\", \"panel\": {}}              | /panel/kind  | MISSING",
                "{\"id\": \"a\", \"panel\": 1}               | /panel       | WRONG_TYPE",
            })
    void namesWhereAndHowAValueIsWrong(String value, String pointer, FieldError.Code code) {
        List<FieldError> errors = check.violations(JSON.readTree(value));

        assertThat(errors).extracting(FieldError::field).containsExactly(pointer.replace("~~", ""));
        assertThat(errors).extracting(FieldError::code).containsExactly(code);
        assertThat(errors.getFirst().message()).endsWith(".");
    }

    @Test
    void aKeywordThatIsNotCheckedIsRefused() {
        assertThatThrownBy(() -> new SchemaCheck(
                        JSON.readTree("{\"properties\": {\"a\": {\"type\": \"array\", \"uniqueItems\": true}}}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uniqueItems");
    }
}
