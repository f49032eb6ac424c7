package io.dure.hub;

import static io.dure.hub.SteeredHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.provider.testkit.route53.Mishap;
import io.dure.gslb.provider.testkit.route53.Route53Double;
import io.dure.gslb.provider.testkit.route53.StoredSet;
import io.dure.hub.steering.CommandResult;
import io.dure.hub.steering.PreviewResult;
import io.dure.hub.steering.ServiceProviders;
import io.dure.hub.steering.SteeringCommands;
import io.dure.hub.steering.WeightChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole hub and a hosted zone of Route 53's double that it steers, with vantage points whose evidence is written by hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SteeredHostedZoneTest {
    private static final String ZONE = "Z0TEST";
    private static final String PRIVATE = "45.45.1.21";
    private static final String PUBLIC = "45.45.2.21";
    private static final String PUBLIC_TOO = "45.45.2.22";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Route53Double aws;

    @SuppressWarnings("NullAway.Init")
    private static SteeredHub hub;

    @BeforeAll
    static void start() throws Exception {
        aws = new Route53Double(ZONE, "egov.test");
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        hub = SteeredHub.start(
                folder,
                """
                failover: {observe-every: 1s, hold-down: 1s, ramp-steps: 2, ramp-step: 2s}
                providers:
                  - id: cloud
                    route53:
                      zone-id: %s
                      zone-name: egov.test
                      endpoint: %s
                      limits: {calls-per-second: 50, burst: 100}
                """.formatted(ZONE, aws.url()),
                SteeredHub.portal(
                        "cloud",
                        List.of(new Endpoint(PRIVATE, 8000)),
                        List.of(new Endpoint(PUBLIC, 8000), new Endpoint(PUBLIC_TOO, 8000))));
        hub.watch();
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (hub != null) {
            hub.close();
        }
        aws.close();
    }

    private static ServiceProviders.ServiceProvider cloud() {
        return hub.provider("cloud");
    }

    private static Optional<StoredSet> set(String address) {
        return aws.sets(ZONE).stream()
                .filter(set ->
                        set.name().equals("portal.egov.test.") && set.values().contains(address))
                .findFirst();
    }

    private static int weight(String address) {
        return set(address).flatMap(StoredSet::weight).orElse(-1);
    }

    /** Of a thousand answers of the zone. */
    private static int ofPrivate() {
        int all = weight(PRIVATE) + weight(PUBLIC) + weight(PUBLIC_TOO);
        return 1_000 * weight(PRIVATE) / all;
    }

    private static String token() {
        return aws.sets(ZONE).stream()
                .filter(set -> set.name().equals("_dure-portal.egov.test."))
                .flatMap(set -> set.values().stream())
                .findFirst()
                .orElse("none");
    }

    private static void report(String address, String... statuses) {
        aws.checks().stream()
                .filter(check -> address.equals(check.config().get("IPAddress")))
                .forEach(check -> aws.report(check.id(), statuses));
    }

    private static ServiceProviders.VerdictView verdict(String address) {
        return cloud().verdicts().stream()
                .filter(verdict -> verdict.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void theZoneIsClaimedWithWeightedSetsAndTheirHealthChecks() {
        await(() -> token().contains("epoch=1 revision=0"));
        assertThat(ofPrivate()).isEqualTo(500);
        assertThat(set(PRIVATE).orElseThrow().healthCheckId()).isPresent();
        await(() -> cloud().state() == ServiceProviders.State.PENDING);
        aws.settle();
        await(() -> cloud().state() == ServiceProviders.State.IN_SYNC);
        report(PRIVATE, "Failure: Connection timed out.", "Failure: Connection timed out.");
        report(PUBLIC, "Success: HTTP Status Code 200, OK");
    }

    @Test
    @Order(2)
    void theDryRunTellsTheExactSets() {
        PreviewResult result = hub.bean(SteeringCommands.class)
                .previewWeights("portal", new WeightChange(Map.of("private", 30, "public", 70), "", Optional.empty()));
        assertThat(result).isInstanceOfSatisfying(PreviewResult.Preview.class, preview -> {
            assertThat(preview.refusals()).isEmpty();
            assertThat(preview.changes())
                    .filteredOn(change -> change.provider().equals("cloud"))
                    .extracting(PreviewResult.ProviderChange::type)
                    .containsExactlyInAnyOrder("A", "A", "A", "TXT");
        });
        assertThat(ofPrivate()).isEqualTo(500);
    }

    @Test
    @Order(3)
    void weightsThatAreSetAppearThoughAmazonThrottlesAtFirst() {
        int before = aws.requests("ChangeResourceRecordSets");
        aws.mishap("ChangeResourceRecordSets", Mishap.THROTTLED, Mishap.PRIOR_REQUEST_NOT_COMPLETE, Mishap.THROTTLED);
        assertThat(hub.weights(30, 70)).isInstanceOf(CommandResult.Accepted.class);
        await(() -> ofPrivate() == 300);
        assertThat(aws.requests("ChangeResourceRecordSets")).isGreaterThanOrEqualTo(before + 4);
    }

    @Test
    @Order(4)
    void aLostAnswerIsSettledByTheToken() {
        aws.mishap("ChangeResourceRecordSets", Mishap.ANSWER_LOST);
        assertThat(hub.weights(50, 50)).isInstanceOf(CommandResult.Accepted.class);
        await(() -> ofPrivate() == 500);
        await(() -> cloud().inSync());
    }

    @Test
    @Order(5)
    void anEvacuationIsLatchedToWeightZeroAndTheRampWritesItBack() {
        hub.seePrivate(Verdict.DOWN);
        await(() -> weight(PRIVATE) == 0);
        assertThat(hub.alarms()).contains("member-evacuated");
        hub.seePrivate(Verdict.UP);
        await(() -> ofPrivate() > 300 && ofPrivate() < 400);
        await(() -> ofPrivate() == 500);
        await(() -> !hub.alarms().contains("member-evacuated"));
        await(() -> hub.audited().containsAll(List.of("latch", "serve")));
    }

    @Test
    @Order(6)
    void whatSomebodyElseWroteIsSeenAsDriftAndRepaired() {
        await(() -> cloud().inSync());
        StoredSet ours = set(PRIVATE).orElseThrow();
        aws.put(
                ZONE,
                new StoredSet(
                        ours.name(),
                        ours.type(),
                        ours.setIdentifier(),
                        Optional.of(255),
                        ours.ttl(),
                        ours.values(),
                        ours.alias(),
                        ours.healthCheckId()));
        assertThat(ofPrivate()).isNotEqualTo(500);
        await(() -> hub.audited().contains("repair"));
        await(() -> ofPrivate() == 500);
        assertThat(hub.audited()).contains("drift");
    }

    @Test
    @Order(7)
    void amazonsVerdictStandsBesideOurs() {
        await(() ->
                verdict(PRIVATE).verdict() == Verdict.DOWN && verdict(PUBLIC).verdict() == Verdict.UP);
        assertThat(verdict(PRIVATE).ours()).isEqualTo(Verdict.UP);
        assertThat(verdict(PRIVATE).detail()).contains("timed out");
    }

    @Test
    @Order(8)
    void aTokenThatSomebodyDeletedIsToldAndTakenBackAtOnceByAWord() {
        aws.remove(ZONE, set -> set.type().equals("TXT"));
        await(() -> hub.isTokenMissingAt("cloud"));
        assertThat(token()).isEqualTo("none");
        assertThat(hub.repair("cloud")).isInstanceOf(CommandResult.Accepted.class);
        await(() -> cloud().inSync());
        assertThat(token()).contains("epoch=1");
    }

    @Test
    @Order(9)
    void aPoisonousRecordIsSetAsideAndHoldsNobodyBack() {
        aws.refuse(set -> set.values().contains(PUBLIC_TOO));
        int spoilt = weight(PUBLIC_TOO);
        assertThat(hub.weights(20, 80)).isInstanceOf(CommandResult.Accepted.class);
        await(() -> weight(PRIVATE) < weight(PUBLIC));
        await(() -> hub.alarms().contains("record-set-aside"));
        assertThat(weight(PUBLIC_TOO)).isEqualTo(spoilt);
        assertThat(cloud().setAside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.record()).contains("portal.egov.test"));
    }
}
