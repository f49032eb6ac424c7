package io.dure.hub.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.role.Names;
import io.dure.auth.role.Scope;
import io.dure.hub.api.ApiJson;
import io.dure.hub.scope.ForeignNames;
import io.dure.hub.scope.Sight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentCutTest {
    private static final Map<String, Set<String>> MEMBERS =
            Map.of("portal", Set.of("private", "public"), "pay", Set.of("private"), "far", Set.of("public"));
    private static final Sight PRIVATE = sight(new Scope(Names.of(List.of("private")), Names.of(null)));
    private static final Sight PORTAL = sight(new Scope(Names.of(null), Names.of(List.of("portal"))));

    private static Sight sight(Scope scope) {
        return new Sight(scope, MEMBERS, Map.of(), new ForeignNames(List.of()));
    }

    private static String cut(Sight sight, String panel) {
        String json = """
                {"variables": [{"name": "left", "kind": "site", "value": ["private"]},
                               {"name": "right", "kind": "site", "value": ["public"]},
                               {"name": "both", "kind": "site", "value": ["private", "public"]},
                               {"name": "any", "kind": "service", "value": []},
                               {"name": "one", "kind": "instance", "value": ["a:1"]}],
                 "pages": [{"panels": [%s]}]}""".formatted(panel);
        return DocumentCut.cut(new Document(json, "n", "", 1), sight, new ApiJson().mapper())
                .json();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                          | true  | true",
                "{\"site\": \"private\"}                     | true  | true",
                "{\"site\": \"public\"}                      | false | true",
                "{\"service\": \"portal\"}                   | true  | true",
                "{\"service\": \"pay\"}                      | true  | false",
                "{\"service\": \"far\"}                      | false | false",
                "{\"site\": \"$right\"}                      | false | true",
                "{\"site\": \"$both\", \"service\": \"$any\"} | true  | true",
                "{\"instance\": \"a:1\"}                     | false | false",
                "{\"instance\": \"a:1\", \"site\": \"private\"} | true  | false"
            })
    void aPanelThatNamesWhatIsOutOfScopeIsNotThere(String scope, boolean forPrivate, boolean forPortal) {
        String panel = "{\"id\": \"panel\", \"scope\": " + scope + ", \"options\": {}}";

        assertThat(cut(PRIVATE, panel).contains("\"panel\"")).isEqualTo(forPrivate);
        assertThat(cut(PORTAL, panel).contains("\"panel\"")).isEqualTo(forPortal);
    }

    @Test
    void anOptionThatNamesAServiceCountsToo() {
        assertThat(cut(PORTAL, "{\"id\": \"panel\", \"options\": {\"service\": \"pay\"}}"))
                .doesNotContain("\"panel\"");
    }

    @Test
    void choicesAreThoseInScope() {
        assertThat(cut(PRIVATE, "{}"))
                .contains("\"left\"", "\"both\"", "private")
                .doesNotContain("public", "right", "a:1");
        assertThat(cut(PORTAL, "{}")).contains("private", "public").doesNotContain("a:1");
    }
}
