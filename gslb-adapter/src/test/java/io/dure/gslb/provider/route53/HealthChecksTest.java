package io.dure.gslb.provider.route53;

import static io.dure.gslb.provider.route53.Fixture.PRIVATE_ADDRESS;
import static io.dure.gslb.provider.route53.Fixture.PUBLIC_ADDRESS;
import static io.dure.gslb.provider.route53.Fixture.applied;
import static io.dure.gslb.provider.route53.Fixture.bound;
import static io.dure.gslb.provider.route53.Fixture.changes;
import static io.dure.gslb.provider.route53.Fixture.member;
import static io.dure.gslb.provider.route53.Fixture.observed;
import static io.dure.gslb.provider.route53.Fixture.plan;
import static io.dure.gslb.provider.route53.Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.ProviderVerdict;
import io.dure.gslb.provider.route53.records.CheckBinding;
import io.dure.gslb.provider.route53.records.Target;
import io.dure.gslb.provider.testkit.route53.Mishap;
import io.dure.gslb.provider.testkit.route53.StoredCheck;
import io.dure.gslb.provider.testkit.route53.StoredSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    private static final Token FIRST = Token.claim(1);
    private static final Target ADDRESSES = new Target.Addresses();

    private final Fixture route53 = new Fixture();

    @AfterEach
    void close() {
        route53.close();
    }

    @Test
    void checksAreThereBeforeTheRecordsThatNeedThem() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(route53.aws.checks()).hasSize(2).allSatisfy(check -> {
            assertThat(check.config())
                    .containsEntry("Type", "HTTP")
                    .containsEntry("Port", "8000")
                    .containsEntry("ResourcePath", "/health")
                    .containsEntry("FullyQualifiedDomainName", "portal.egov.test")
                    .containsEntry("RequestInterval", "10")
                    .containsEntry("FailureThreshold", "2");
            assertThat(route53.aws.checkNames()).containsKey(check.id());
        });
        assertThat(route53.answering()).allMatch(set -> set.healthCheckId().isPresent());
        assertThat(changes(provider, plan(FIRST, 30, 70))).isEmpty();
    }

    @Test
    void evacuationMakesNoCheckAnew() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        applied(provider.apply(Optional.of(FIRST), plan(FIRST.next(), 0, 70)));
        assertThat(route53.aws.requests("CreateHealthCheck")).isEqualTo(2);
    }

    @Test
    void nextLeaderKeepsTheChecksThatAreInUse() {
        applied(route53.provider().apply(Optional.empty(), plan(FIRST, 30, 70)));
        applied(route53.provider().apply(Optional.of(FIRST), plan(Token.claim(2), 30, 70)));
        assertThat(route53.aws.checks()).hasSize(2);
    }

    @Test
    void endpointOutOfTheCheckersReachIsRefusedByThePlan() {
        Route53Provider provider = route53.provider();
        Plan inside = plan(FIRST, member("private", 30, 1, "10.1.2.3"), member("public", 70, 1, PUBLIC_ADDRESS));
        assertThat(provider.plan(inside, observed(provider)))
                .isInstanceOfSatisfying(ProviderPlan.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ApplyResult.Refused.ENDPOINT_NOT_CHECKABLE);
                    assertThat(refused.message()).contains("10.1.2.3:8000").contains("by id");
                });
        assertThat(refused(provider.apply(Optional.empty(), inside)).code())
                .isEqualTo(ApplyResult.Refused.ENDPOINT_NOT_CHECKABLE);
        assertThat(route53.aws.checks()).isEmpty();
    }

    @Test
    void endpointOutOfReachIsTakenWithACheckReferredToById() {
        CloudWatchCheck.put(route53.aws, "alarm-1");
        Route53Provider provider = route53.provider(bound(ADDRESSES, new CheckBinding.Referred("alarm-1")));
        Plan inside = plan(FIRST, member("private", 30, 1, "10.1.2.3"), member("public", 70, 1, "10.1.2.4"));
        applied(provider.apply(Optional.empty(), inside));
        assertThat(route53.answering()).extracting(StoredSet::healthCheckId).containsOnly(Optional.of("alarm-1"));
        assertThat(changes(provider, inside)).isEmpty();
        assertThat(observed(provider).verdicts())
                .extracting(ProviderVerdict::verdict)
                .containsOnly(Verdict.UNKNOWN);
    }

    @Test
    void checkReferredToThatDoesNotExistIsRefusedWithNothingChanged() {
        Route53Provider provider = route53.provider(bound(ADDRESSES, new CheckBinding.Referred("nowhere")));
        assertThat(refused(provider.apply(Optional.empty(), plan(FIRST, 30, 70)))
                        .message())
                .contains("NoSuchHealthCheck");
        assertThat(route53.token()).isEmpty();
    }

    @Test
    void checkIsCalculatedOverOthersThatAreThere() {
        CloudWatchCheck.put(route53.aws, "alarm-1");
        CloudWatchCheck.put(route53.aws, "alarm-2");
        Route53Provider provider =
                route53.provider(bound(ADDRESSES, new CheckBinding.Calculated(List.of("alarm-1", "alarm-2"), 1, true)));
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(made()).singleElement().satisfies(check -> {
            assertThat(check.config())
                    .containsEntry("Type", "CALCULATED")
                    .containsEntry("HealthThreshold", "1")
                    .containsEntry("Inverted", "true");
            assertThat(check.children()).containsExactly("alarm-1", "alarm-2");
        });
        assertThat(changes(provider, plan(FIRST, 30, 70))).isEmpty();
    }

    @Test
    void memberWithAMinimumHasACalculatedCheckOverItsEndpoints() {
        Route53Provider provider = route53.provider();
        Plan plan = plan(
                FIRST,
                member("private", 30, 2, "45.45.1.1", "45.45.1.2", "45.45.1.3"),
                member("public", 70, 1, PUBLIC_ADDRESS));
        applied(provider.apply(Optional.empty(), plan));
        assertThat(made()).hasSize(5);
        assertThat(made())
                .filteredOn(check -> check.type().equals("CALCULATED"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.children()).hasSize(3);
                    assertThat(check.config()).containsEntry("HealthThreshold", "2");
                });
        assertThat(changes(provider, plan)).isEmpty();
    }

    @Test
    void invertedCheckIsMade() {
        applied(route53.provider(bound(ADDRESSES, new CheckBinding.FromService(true)))
                .apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(made()).allSatisfy(check -> assertThat(check.config()).containsEntry("Inverted", "true"));
    }

    @Test
    void changedCheckIsDriftAndReplacedByAnotherInAFencedBatch() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        StoredCheck check = made().getFirst();
        Map<String, String> config = new LinkedHashMap<>(check.config());
        config.put("ResourcePath", "/other");
        route53.aws.put(new StoredCheck(check.id(), check.reference(), config, List.of(), 2));
        route53.clock.pass(KnownChecks.FRESH.plusSeconds(1));
        assertThat(changes(provider, plan(FIRST, 30, 70))).hasSize(1);
        applied(provider.apply(Optional.of(FIRST), plan(FIRST.next(), 30, 70)));
        assertThat(route53.answering()).extracting(StoredSet::healthCheckId).doesNotContain(Optional.of(check.id()));
        assertThat(changes(provider, plan(FIRST.next(), 30, 70))).isEmpty();
    }

    @Test
    void checkOutOfUseIsDeletedOnceTheChangeIsEverywhere() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        Plan moved =
                plan(FIRST.next(), member("private", 30, 1, "45.45.1.99"), member("public", 70, 1, PUBLIC_ADDRESS));
        applied(provider.apply(Optional.of(FIRST), moved));
        observed(provider);
        assertThat(made()).hasSize(3);
        route53.aws.settle();
        observed(provider);
        assertThat(made())
                .extracting(check -> check.config().get("IPAddress"))
                .containsExactlyInAnyOrder("45.45.1.99", PUBLIC_ADDRESS);
    }

    @Test
    void sweepThatFailsIsTriedAgainOnlyAfterAWhile() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        route53.aws.settle();
        route53.aws.mishap("ListHealthChecks", Mishap.ACCESS_DENIED);
        observed(provider);
        observed(provider);
        assertThat(route53.aws.requests("ListHealthChecks")).isEqualTo(1);
        route53.clock.pass(ServiceState.RESTING);
        observed(provider);
        assertThat(route53.aws.requests("ListHealthChecks")).isEqualTo(2);
    }

    @Test
    void checksOfOthersAndThoseReferredToAreNeverDeleted() {
        CloudWatchCheck.put(route53.aws, "alarm-1");
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        route53.aws.settle();
        observed(provider);
        assertThat(route53.aws.checks()).extracting(StoredCheck::id).contains("alarm-1");
    }

    @Test
    void addressThatComesBackWithinAnEpochGetsAnotherCheckThanTheDeletedOne() {
        Route53Provider provider = route53.provider();
        Token token = FIRST;
        applied(provider.apply(Optional.empty(), plan(token, 30, 70)));
        for (String address : List.of("45.45.1.99", PRIVATE_ADDRESS, "45.45.1.99", PRIVATE_ADDRESS)) {
            route53.aws.settle();
            observed(provider);
            Token next = token.next();
            Plan plan = plan(next, member("private", 30, 1, address), member("public", 70, 1, PUBLIC_ADDRESS));
            applied(provider.apply(Optional.of(token), plan));
            assertThat(changes(provider, plan)).isEmpty();
            token = next;
        }
    }

    @Test
    void lostAnswerToTheMakingOfACheckMakesNoSecondOne() {
        route53.aws.mishap("CreateHealthCheck", Mishap.ANSWER_LOST);
        applied(route53.provider().apply(Optional.empty(), plan(FIRST, 30, 70)));
        assertThat(made()).hasSize(2);
    }

    @Test
    void verdictOfTheCheckersStandsBesideTheRecord() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        report(PRIVATE_ADDRESS, "Failure: Connection timed out.", "Failure: Connection timed out.");
        report(PUBLIC_ADDRESS, "Success: HTTP Status Code 200, OK", "Failure: Connection timed out.");
        assertThat(observed(provider).verdicts())
                .satisfiesExactlyInAnyOrder(
                        verdict -> {
                            assertThat(verdict.site()).isEqualTo("private");
                            assertThat(verdict.verdict()).isEqualTo(Verdict.DOWN);
                            assertThat(verdict.detail()).contains("0 of 2").contains("timed out");
                        },
                        verdict -> {
                            assertThat(verdict.address()).isEqualTo(PUBLIC_ADDRESS);
                            assertThat(verdict.verdict()).isEqualTo(Verdict.UP);
                        });
    }

    @Test
    void verdictTellsWhereRoute53AnswersAMemberThatIsOut() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 0, 70)));
        report(PRIVATE_ADDRESS, "Success: HTTP Status Code 200, OK");
        report(PUBLIC_ADDRESS, "Failure: Connection timed out.");
        assertThat(observed(provider).verdicts())
                .filteredOn(verdict -> verdict.site().equals("private"))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.detail()).contains("answered although its weight is 0"));
    }

    @Test
    void calculatedVerdictIsCalculatedHereForRoute53DoesNotTellIt() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, member("private", 30, 2, "45.45.1.1", "45.45.1.2"))));
        report("45.45.1.1", "Success: HTTP Status Code 200, OK");
        report("45.45.1.2", "Failure: Connection timed out.");
        assertThat(observed(provider).verdicts()).allSatisfy(verdict -> {
            assertThat(verdict.verdict()).isEqualTo(Verdict.DOWN);
            assertThat(verdict.detail()).contains("1 of 2 checks healthy, 2 needed");
        });
    }

    @Test
    void statesAreAskedSparinglyAndGrowOldBeforeTheyAreUnknown() {
        Route53Provider provider = route53.provider();
        applied(provider.apply(Optional.empty(), plan(FIRST, 30, 70)));
        report(PRIVATE_ADDRESS, "Success: HTTP Status Code 200, OK");
        report(PUBLIC_ADDRESS, "Success: HTTP Status Code 200, OK");
        for (int look = 0; look < 20; look++) {
            assertThat(observed(provider).verdicts())
                    .extracting(ProviderVerdict::verdict)
                    .containsOnly(Verdict.UP);
            route53.clock.pass(Duration.ofSeconds(1));
        }
        assertThat(route53.aws.requests("GetHealthCheckStatus")).isLessThanOrEqualTo(6);
    }

    private List<StoredCheck> made() {
        return route53.aws.checks().stream()
                .filter(check -> check.reference().startsWith("dure:"))
                .toList();
    }

    private void report(String address, String... statuses) {
        made().stream()
                .filter(check -> address.equals(check.config().get("IPAddress")))
                .forEach(check -> route53.aws.report(check.id(), statuses));
    }
}
