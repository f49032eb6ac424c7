package io.dure.hub.dashboard;

import static io.dure.hub.dashboard.Documents.document;
import static io.dure.hub.dashboard.Documents.panel;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.role.Names;
import io.dure.auth.role.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallScopeTest {
    private static WallScope scope(String... panels) {
        return new WallScope(Documents.JSON.mapper().readTree(document("x", String.join(",", panels))));
    }

    /** With a value of the variable {@code site}. */
    private static WallScope chosen(String panel, String value) {
        return new WallScope(Documents.JSON
                .mapper()
                .readTree(document("x", panel).replace("\"value\": []", "\"value\": [\"" + value + "\"]")));
    }

    private static String within(String panel, String scope) {
        return panel.replace("\"options\"", "\"scope\": " + scope + ", \"options\"");
    }

    private static boolean asks(WallScope scope, String pattern, String parameters) {
        Map<String, String> values = new HashMap<>();
        for (String each : parameters.split("&", -1)) {
            values.put(each.replaceAll("=.*", ""), each.replaceAll(".*=", ""));
        }
        return scope.permits(pattern, values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "series    | {\"queries\": [{\"metric\": \"duration\", \"aggregate\": \"p95\"}]}   | /metrics/query | /board",
                "stat      | {\"metric\": \"duration\", \"aggregate\": \"p95\"}                     | /metrics/query | /heatmap",
                "table     | {\"metrics\": [{\"metric\": \"duration\", \"aggregate\": \"p95\"}], \"by\": \"site\"} | /metrics/query | /board",
                "instances | {\"metric\": \"duration\", \"aggregate\": \"p95\", \"groupBy\": \"site\"} | /board      | /metrics/query",
            })
    void aPanelOpensItsMetricAndNoOther(String kind, String options, String open, String closed) {
        WallScope scope = scope(panel("a", kind, options));

        assertThat(asks(scope, open, "metric=duration")).isTrue();
        assertThat(asks(scope, open, "metric=users")).isFalse();
        assertThat(asks(scope, closed, "metric=duration")).isFalse();
    }

    @Test
    void whatIsWrittenInAScopeMustBeAskedForAndAVariableWithoutValueMayBeAnything() {
        WallScope scope = scope(within(panel("a", "tmap", "{}"), "{\"service\": \"portal\", \"site\": \"$site\"}"));

        assertThat(asks(scope, "/heatmap", "service=portal&site=public")).isTrue();
        assertThat(asks(scope, "/heatmap", "service=portal")).isTrue();
        assertThat(asks(scope, "/heatmap", "service=payroll&site=public")).isFalse();
        assertThat(asks(scope, "/heatmap", "site=public")).isFalse();
    }

    @Test
    void aVariableIsWhatTheDocumentKeepsAsItsValue() {
        String tmap = within(panel("a", "tmap", "{}"), "{\"service\": \"portal\", \"site\": \"$site\"}");
        WallScope scope = chosen(tmap, "private");

        assertThat(asks(scope, "/heatmap", "service=portal&site=private")).isTrue();
        assertThat(asks(scope, "/heatmap", "service=portal&site=public")).isFalse();
        assertThat(asks(scope, "/heatmap", "service=portal")).isFalse();
        assertThat(scope.scope()).isEqualTo(new Scope(Names.of(List.of("private")), Names.of(List.of("portal"))));
        assertThat(chosen(within(panel("a", "tmap", "{}"), "{\"site\": \"$other\"}"), "private")
                        .scope())
                .isEqualTo(Scope.EVERYTHING);
    }

    @Test
    void aGroupThatIsAVariableWithoutValueNarrowsNothing() {
        String users = panel("a", "stat", "{\"metric\": \"users\", \"aggregate\": \"distinct\"}");
        WallScope open = scope(within(users, "{\"group\": \"$site\"}"));
        WallScope kept = chosen(within(users, "{\"group\": \"$site\"}"), "was");

        assertThat(asks(open, "/metrics/query", "metric=users")).isTrue();
        assertThat(asks(kept, "/metrics/query", "metric=users")).isFalse();
        assertThat(asks(kept, "/metrics/query", "metric=users&instance=*was*")).isTrue();
        assertThat(asks(kept, "/metrics/query", "metric=users&instance=*a*")).isFalse();
    }

    @Test
    void aGroupIsAskedForByItsMembers() {
        WallScope scope = scope(within(
                panel("a", "stat", "{\"metric\": \"users\", \"aggregate\": \"distinct\"}"), "{\"group\": \"was\"}"));

        assertThat(asks(scope, "/metrics/query", "metric=users&instance=was-01"))
                .isTrue();
        assertThat(asks(scope, "/metrics/query", "metric=users&instance=*was*")).isTrue();
        assertThat(asks(scope, "/metrics/query", "metric=users&instance=*")).isFalse();
        assertThat(asks(scope, "/metrics/query", "metric=users")).isFalse();
        assertThat(asks(scope, "/instances", "q=was")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ledger, /ledger", "alarms, /alarms", "incidents, /incidents/{id}", "split, /services/{id}/split"})
    void aPanelOpensWhatIsAskedForByItsKind(String kind, String pattern) {
        String options = kind.equals("split") ? "{\"service\": \"portal\"}" : "{}";

        assertThat(asks(scope(panel("a", kind, options)), pattern, "")).isTrue();
        assertThat(asks(scope(panel("a", "sites", "{}")), pattern, "")).isFalse();
        assertThat(asks(scope(panel("a", "sites", "{}")), "/instances", "")).isFalse();
        assertThat(asks(scope(panel("a", "sites", "{}")), "/sites", "")).isTrue();
    }

    @Test
    void theStreamIsWhatIsOnTheDashboardToo() {
        assertThat(scope(panel("a", "alarms", "{}")).permitsEvent("alarms")).isTrue();
        assertThat(scope(panel("a", "sites", "{}")).permitsEvent("alarms")).isFalse();
        assertThat(scope(panel("a", "sites", "{}")).permitsEvent("split")).isFalse();
        assertThat(scope(panel("a", "sites", "{}")).permitsEvent("overview")).isTrue();
    }

    @Test
    void itLooksWhereItsPanelsDo() {
        String one = within(panel("a", "tmap", "{}"), "{\"service\": \"portal\", \"site\": \"private\"}");
        String other = within(panel("b", "alarms", "{}"), "{\"service\": \"mail\", \"site\": \"private\"}");
        String chosen = within(panel("c", "tmap", "{}"), "{\"service\": \"portal\", \"site\": \"$site\"}");
        Scope both = new Scope(Names.of(List.of("private")), Names.of(List.of("portal", "mail")));

        assertThat(scope(one, other, panel("t", "text", "{\"markdown\": \"\"}")).scope())
                .isEqualTo(both);
        assertThat(scope(chosen).scope()).isEqualTo(new Scope(new Names.All(), Names.of(List.of("portal"))));
        assertThat(scope(panel("s", "split", "{\"service\": \"portal\"}")).scope())
                .isEqualTo(new Scope(new Names.All(), Names.of(List.of("portal"))));
        assertThat(scope(one, panel("s", "sites", "{}")).scope()).isEqualTo(Scope.EVERYTHING);
        assertThat(scope().scope()).isEqualTo(Scope.NOTHING);
    }

    @Test
    void anEmptyDocumentOpensNothing() {
        WallScope scope = new WallScope(Documents.JSON.mapper().createObjectNode());

        assertThat(asks(scope, "/metrics/query", "metric=duration")).isFalse();
        assertThat(asks(scope, "/heatmap", "")).isFalse();
    }
}
