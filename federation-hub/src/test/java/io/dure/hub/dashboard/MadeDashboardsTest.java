package io.dure.hub.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

class MadeDashboardsTest {
    private static MadeDashboards made() {
        try {
            return new MadeDashboards(Documents.reader(), Documents.JSON);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void fourComeWithTheProductInEachLanguage(Language language) {
        assertThat(made().all(language))
                .extracting(Dashboard::id)
                .containsExactly("made-portal", "made-dr", "made-jvm", "made-fleet");
    }

    @Test
    void theKoreanOnesDifferInTheirTextsOnly() {
        MadeDashboards made = made();

        assertThat(made.find("made-portal", Language.KO))
                .get()
                .extracting(found -> found.heading().name())
                .isEqualTo("두 클라우드의 포털");
        for (Dashboard english : made.all(Language.EN)) {
            JsonNode korean = tree(made.find(english.id(), Language.KO).orElseThrow());
            JsonNode plain = tree(english);
            assertThat(korean.path("variables").findValues("value"))
                    .isEqualTo(plain.path("variables").findValues("value"));
            assertThat(korean.findValuesAsString("id")).isEqualTo(plain.findValuesAsString("id"));
            assertThat(korean.findValuesAsString("metric")).isEqualTo(plain.findValuesAsString("metric"));
        }
    }

    @Test
    void everyTextHasItsKoreanAndEveryKoreanIsUsed() throws IOException {
        Map<String, String> korean = Documents.JSON
                .mapper()
                .readValue(
                        new ClassPathResource("dashboards/ko.json").getContentAsByteArray(),
                        new TypeReference<Map<String, String>>() {});
        Set<String> texts = new HashSet<>();
        for (Dashboard dashboard : made().all(Language.EN)) {
            JsonNode document = tree(dashboard);
            for (String key : List.of("title", "label", "description")) {
                texts.addAll(document.findValuesAsString(key));
            }
            texts.add(document.path("name").asString());
            document.path("pages").forEach(page -> texts.add(page.path("name").asString()));
        }
        texts.remove("");

        assertThat(korean.keySet()).isEqualTo(texts);
    }

    @Test
    void noTwoPanelsOfAPageLieOnEachOther() {
        for (Dashboard dashboard : made().all(Language.EN)) {
            for (JsonNode page : tree(dashboard).path("pages")) {
                List<JsonNode> seen = new ArrayList<>();
                for (JsonNode panel : page.path("panels")) {
                    assertThat(seen)
                            .as(dashboard.id() + " " + panel.path("id"))
                            .noneMatch(other -> overlap(other.path("grid"), panel.path("grid")));
                    seen.add(panel);
                }
            }
        }
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return one.path("x").asInt() < other.path("x").asInt() + other.path("w").asInt()
                && other.path("x").asInt()
                        < one.path("x").asInt() + one.path("w").asInt()
                && one.path("y").asInt()
                        < other.path("y").asInt() + other.path("h").asInt()
                && other.path("y").asInt()
                        < one.path("y").asInt() + one.path("h").asInt();
    }

    private static JsonNode tree(Dashboard dashboard) {
        return Documents.JSON.mapper().readTree(dashboard.document().json());
    }
}
