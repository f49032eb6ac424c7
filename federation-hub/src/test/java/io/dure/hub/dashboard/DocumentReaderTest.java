package io.dure.hub.dashboard;

import static io.dure.hub.dashboard.Documents.document;
import static io.dure.hub.dashboard.Documents.panel;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {
    private static final DocumentReader READER = Documents.reader();

    private static Reading read(String document) {
        return READER.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tmap      | {}",
                "tmap      | {\"split\": true}",
                "velocity  | {}",
                "series    | {\"queries\": [{\"metric\": \"duration\", \"aggregate\": \"p95\", \"by\": \"site\", \"label\": \"95 %\"}], \"compare\": \"P7D\", \"thresholds\": [{\"value\": 0.5, \"severity\": \"warning\"}], \"stack\": true, \"unit\": \"s\"}",
                "stat      | {\"metric\": \"users\", \"aggregate\": \"distinct\", \"thresholds\": []}",
                "apdex     | {}",
                "table     | {\"metrics\": [{\"metric\": \"errors\", \"aggregate\": \"ratio\"}], \"by\": \"instance\"}",
                "sites     | {}",
                "split     | {\"service\": \"portal\"}",
                "topology  | {}",
                "instances | {\"metric\": \"jvm.memory.used\", \"aggregate\": \"mean\", \"groupBy\": \"host\"}",
                "incidents | {}",
                "alarms    | {}",
                "ledger    | {}",
                "text      | {\"markdown\": \"# 두레\"}",
            })
    void everyKindOfPanelHasItsOptions(String kind, String options) {
        assertThat(read(document("두레", panel("a", kind, options))))
                .isInstanceOfSatisfying(Reading.Valid.class, valid -> {
                    assertThat(valid.document().name()).isEqualTo("두레");
                    assertThat(valid.document().pages()).isEqualTo(1);
                });
    }

    @Test
    void twiceTheSameKeyIsInvalid() {
        assertThat(read("{\"name\": 1, \"name\": 2}"))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::code)
                                .containsExactly(FieldError.Code.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"schemaVersion\": 1     | \"schemaVersion\": 2                  | /schemaVersion           | NOT_ALLOWED",
                "\"name\": \"x\"          | \"name\": \" \"                       | /name                    | MALFORMED",
                "\"from\": \"now-1h\"     | \"from\": \"yesterday\"               | /time/from               | MALFORMED",
                "\"refresh\": \"live\"    | \"refresh\": \"PT0S\"                 | /refresh                 | MALFORMED",
                "\"kind\": \"site\"       | \"kind\": \"planet\"                  | /variables/0/kind        | NOT_ALLOWED",
                "\"w\": 12                | \"w\": 25                             | /pages/0/panels/0/grid/w | TOO_LARGE",
                "\"x\": 0                 | \"x\": 13                             | /pages/0/panels/0/grid/w | TOO_LARGE",
                "\"kind\": \"sites\"      | \"kind\": \"pie\"                     | /pages/0/panels/0/kind   | NOT_ALLOWED",
                "\"kind\": \"sites\"      | \"kind\": \"text\"                    | /pages/0/panels/0/options/markdown | MISSING",
                "\"options\": {}          | \"options\": {}, \"colour\": \"red\"  | /pages/0/panels/0/colour | UNKNOWN_FIELD",
                "\"options\": {}          | \"options\": {}, \"scope\": {\"site\": \"$here\"} | /pages/0/panels/0/scope/site | NOT_ALLOWED",
                "\"variables\": [         | \"variables\": [{\"name\": \"site\", \"label\": \"\", \"kind\": \"site\", \"multi\": true, \"value\": []}, | /variables/1/name | NOT_ALLOWED",
            })
    void whatIsWrongIsNamedByItsPointer(String right, String wrong, String pointer, FieldError.Code code) {
        String valid = document("x", panel("a", "sites", "{}"));
        assertThat(valid).contains(right);

        assertThat(read(valid.replace(right, wrong))).isInstanceOfSatisfying(Reading.Invalid.class, invalid -> {
            assertThat(invalid.errors()).extracting(FieldError::field).containsExactly(pointer);
            assertThat(invalid.errors()).extracting(FieldError::code).containsExactly(code);
        });
    }

    @Test
    void aPanelMayReferToAVariableThatIsThere() {
        String panel =
                panel("a", "sites", "{}").replace("\"options\"", "\"scope\": {\"site\": \"$site\"}, \"options\"");

        assertThat(read(document("x", panel))).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void noPanelIsThereTwice() {
        String panel = panel("a", "sites", "{}");

        assertThat(read(document("x", panel + "," + panel)))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::field)
                                .containsExactly("/pages/0/panels/1/id"));
    }

    @Test
    void sixtyPanelsFitOnAPageAndNoMore() {
        assertThat(read(document("x", panels(60)))).isInstanceOf(Reading.Valid.class);
        assertThat(read(document("x", panels(61))))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::code)
                                .containsExactly(FieldError.Code.TOO_LONG));
    }

    private static String panels(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> panel("p" + number, "sites", "{}"))
                .collect(Collectors.joining(","));
    }

    @Test
    void notAllOfManyErrorsAreTold() {
        String many = IntStream.range(0, 60)
                .mapToObj(number -> panel("p" + number, "pie", "{}"))
                .collect(Collectors.joining(","));

        assertThat(read(document("x", many)))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors()).hasSize(20));
    }

    @Test
    void textThatIsNotJsonIsInvalid() {
        assertThat(read("{\"name\": "))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::code)
                                .containsExactly(FieldError.Code.MALFORMED));
    }
}
