package io.dure.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentTest {
    private final Findings findings = new Findings();

    @Test
    void jsonHasTheAgreedShape() {
        findings.check("answers", true, "0 bad", "0 bad", 120L);
        findings.figure("gdnsd.qps", 100_000, "1/s", null, 90_000.0);
        findings.stage("killed", Instant.ofEpochMilli(1_790_000_000_000L));
        findings.raw(List.of(Path.of("/data/raw/dns.jsonl")));

        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(findings.document("split", 7).toJson());

        assertThat(json.propertyNames())
                .containsExactly("name", "seed", "held", "checks", "figures", "timeline", "raw");
        assertThat(json.at("/checks/0").propertyNames())
                .containsExactly("name", "held", "expected", "actual", "samples");
        assertThat(json.at("/figures/0").propertyNames()).containsExactly("name", "value", "unit", "goal", "peer");
        assertThat(json.at("/figures/0/goal").isNull()).isTrue();
        assertThat(json.at("/timeline/0/at").asString()).isEqualTo("2026-09-21T14:13:20Z");
        assertThat(json.at("/raw/0").asString()).isEqualTo("/data/raw/dns.jsonl");
        assertThat(json.at("/held").asBoolean()).isTrue();
    }

    @Test
    void oneFailedCheckMakesTheWholeFail() {
        findings.check("one", true, "", "", null);
        findings.check("two", false, "", "", null);

        assertThat(findings.document("split", 7).held()).isFalse();
    }

    @Test
    void aDocumentWithoutChecksHeldNothing() {
        assertThat(findings.document("split", 7).held()).isFalse();
    }

    @Test
    void whatWasNotSeenWasNotWithinItsTime() {
        findings.checkWithin("moved", Duration.ofSeconds(8), null);

        assertThat(findings.document("failover", 7).held()).isFalse();
    }

    @Test
    void aShareIsJudgedByTheWideBandAndShownWithTheNarrowOne() {
        // 340 of 1000 is outside 99 % around 0.30 but inside 99.99 %
        findings.checkShare("answered", 0.30, Proportion.ofDraws(340, 1000), 0, 1000);

        Check check = findings.document("split", 7).checks().getFirst();
        assertThat(check.held()).isTrue();
        assertThat(check.actual()).contains("99 % band 30.26 % to");
    }

    @Test
    void theTimelineIsInTheOrderOfTime() {
        findings.stage("later", Instant.ofEpochSecond(20));
        findings.stage("earlier", Instant.ofEpochSecond(10));

        assertThat(findings.document("failover", 7).timeline())
                .extracting(Stage::stage)
                .containsExactly("earlier", "later");
    }
}
