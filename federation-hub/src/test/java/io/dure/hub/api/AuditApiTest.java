package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.audit.AuditEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Looking for acts, and taking what was found along. */
class AuditApiTest extends ApiTest {
    private static final String AUDIT = API + "/audit";

    @BeforeEach
    void acts() {
        hub.append(entry("2026-01-02T00:00:00Z", "kim", "freeze", "portal", "배포 \"작업\"", "done"));
        hub.append(entry("2026-01-03T00:00:00Z", "=cmd()", "set-weights", "portal", null, "frozen"));
        hub.append(entry("2026-01-04T00:00:00Z", "Kim.Park", "freeze", "billing", null, "never-empty"));
    }

    private static AuditEntry entry(
            String at, String actor, String act, String service, @Nullable String detail, String outcome) {
        return new AuditEntry(0, Instant.parse(at), actor, "10.0.0.1", act, service, detail, null, null, null, outcome);
    }

    private JsonNode found(String query) {
        return tree(signedIn("vera").get(AUDIT + "?to=2026-02-01T00:00:00Z&limit=3&" + query))
                .path("entries");
    }

    @Test
    void actsAreFoundByWhoWhatHowAndWhen() {
        assertThat(found("actor=kim").size()).isGreaterThanOrEqualTo(2);
        assertThat(found("actor=park&act=freeze").at("/0/service").asString()).isEqualTo("billing");
        assertThat(found("outcome=refused&object=port").at("/0/outcome").asString())
                .isEqualTo("frozen");
        assertThat(found("from=2026-01-03T12:00:00Z").at("/0/actor").asString()).isEqualTo("Kim.Park");
    }

    @Test
    void aFileHoldsWhatTheFilterHoldsAndCalculatesNothing() {
        Reply csv =
                signedIn("vera").get(AUDIT + "/export?from=2026-01-02T00:00:00Z&to=2026-01-04T00:00:00Z&object=portal");

        assertThat(csv.header("Content-Disposition")).contains("dure-audit.csv");
        assertThat(csv.body())
                .startsWith("\uFEFFid,at,actor,source,act,")
                .contains("\"'=cmd()\"")
                .contains("\"배포 \"\"작업\"\"\"")
                .doesNotContain("billing");
        JsonNode json = tree(
                signedIn("vera").get(AUDIT + "/export?format=json&act=freeze&to=2026-02-01T00:00:00Z&object=billing"));
        assertThat(json.at("/0/actor").asString()).isEqualTo("Kim.Park");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThat(signedIn("vera").get(AUDIT + "/export?format=xls").status()).isEqualTo(400);
    }
}
