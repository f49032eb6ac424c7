package io.dure.gslb.provider.route53.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DesiredRecordsTest {
    private static final Check CHECK = check(200, Duration.ofSeconds(2), 2);

    @Test
    void checkIsMappedToWhatRoute53Knows() {
        HealthCheckSpec.Endpoint spec = spec(CHECK);
        assertThat(spec.interval()).isEqualTo(10);
        assertThat(spec.threshold()).isEqualTo(2);
        assertThat(spec.host()).contains("portal.egov.test");
        assertThat(spec(check(200, Duration.ofSeconds(60), 20)).interval()).isEqualTo(30);
        assertThat(spec(check(200, Duration.ofSeconds(60), 20)).threshold()).isEqualTo(10);
    }

    @Test
    void kindsOfChecksAreMappedEach() {
        HealthCheckSpec.Endpoint https = spec(kind(Check.Kind.HTTPS, Optional.of("fit")));
        assertThat(https.kind()).isEqualTo(HealthCheckSpec.Kind.HTTPS);
        assertThat(https.search()).contains("fit");
        HealthCheckSpec.Endpoint tcp = spec(kind(Check.Kind.TCP, Optional.empty()));
        assertThat(tcp.kind()).isEqualTo(HealthCheckSpec.Kind.TCP);
        assertThat(tcp.path()).isEmpty();
        assertThat(tcp.host()).isEmpty();
    }

    @Test
    void standbyWaitsAtWeightZeroForRoute53ToTurnToIt() {
        Plan plan =
                plan(new Policy.ActiveStandby(List.of("b", "a")), member("a", "45.45.1.1"), member("b", "45.45.2.1"));
        assertThat(DesiredRecords.of(plan, "egov.test", ServiceBinding.DEFAULT))
                .isInstanceOfSatisfying(
                        Desired.Sets.class,
                        desired -> assertThat(desired.sets())
                                .extracting(set -> set.weight().orElseThrow() > 0)
                                .containsExactly(false, true));
    }

    @Test
    void clientsSubnetIsNotRoute53sToAnswerBy() {
        Plan plan = plan(new Policy.BySubnet(Map.of()), member("a", "45.45.1.1"));
        assertThat(code(plan, ServiceBinding.DEFAULT)).isEqualTo(ApplyResult.Refused.POLICY_NOT_SUPPORTED);
    }

    @Test
    void statusThatRoute53TakesForUnhealthyIsRefused() {
        assertThat(code(
                        plan(check(404, Duration.ofSeconds(2), 2), "portal.egov.test", "45.45.1.1"),
                        ServiceBinding.DEFAULT))
                .isEqualTo(ApplyResult.Refused.POLICY_NOT_SUPPORTED);
    }

    @Test
    void nameOutsideOfTheZoneIsRefused() {
        assertThat(code(plan(CHECK, "portal.other.test", "45.45.1.1"), ServiceBinding.DEFAULT))
                .isEqualTo(ApplyResult.Refused.REJECTED);
        assertThat(code(plan(CHECK, "notegov.test", "45.45.1.1"), ServiceBinding.DEFAULT))
                .isEqualTo(ApplyResult.Refused.REJECTED);
    }

    @Test
    void addressesBesideNamesAreRefused() {
        ServiceBinding mixed = new ServiceBinding(
                false, Map.of("a", new MemberBinding(new Target.Name("x.egov.test"), new CheckBinding.None())));
        Plan plan = plan(CHECK, "portal.egov.test", member("a", "45.45.1.1"), member("b", "45.45.2.1"));
        assertThat(code(plan, mixed)).isEqualTo(ApplyResult.Refused.REJECTED);
    }

    @Test
    void nameAtTheApexIsRefused() {
        ServiceBinding named = new ServiceBinding(
                false, Map.of("a", new MemberBinding(new Target.Name("x.egov.test"), new CheckBinding.None())));
        assertThat(code(plan(CHECK, "egov.test", "45.45.1.1"), named)).isEqualTo(ApplyResult.Refused.REJECTED);
    }

    @Test
    void moreThanAHundredSetsOfATypeAreRefused() {
        String[] addresses =
                IntStream.range(0, 101).mapToObj(n -> "45.45.1." + n).toArray(String[]::new);
        assertThat(code(plan(CHECK, "portal.egov.test", addresses), ServiceBinding.DEFAULT))
                .isEqualTo(ApplyResult.Refused.POLICY_NOT_SUPPORTED);
    }

    @Test
    void longIdentifiersAreCutAndStayUnique() {
        String site = "s".repeat(200);
        assertThat(SetIdentifiers.of("portal", site, "45.45.1.1"))
                .hasSize(SetIdentifiers.LONGEST)
                .isNotEqualTo(SetIdentifiers.of("portal", site, "45.45.1.2"));
    }

    @Test
    void tokenIsReadBackAsItWasWritten() {
        Token token = new Token(12, 34);
        RecordSet record = TokenRecord.of("_dure-portal.egov.test", token);
        assertThat(TokenRecord.read(record.values().getFirst())).contains(token);
        assertThat(TokenRecord.read("\"v=spf1 -all\"")).isEmpty();
    }

    @Test
    void batchBeyondTheLimitsDoesNotFit() {
        RecordSet many = new RecordSet(
                new RecordKey("a.egov.test", "A", Optional.empty()),
                OptionalInt.empty(),
                Optional.of(Duration.ofSeconds(5)),
                IntStream.range(0, 501).mapToObj(n -> "45.45.1." + n).toList(),
                Optional.empty(),
                Optional.empty());
        assertThat(new Batch(List.of(new ZoneChange(ZoneChange.Action.CREATE, many))).fits())
                .isTrue();
        assertThat(new Batch(List.of(new ZoneChange(ZoneChange.Action.UPSERT, many))).fits())
                .isFalse();
    }

    private static HealthCheckSpec.Endpoint spec(Check check) {
        if (DesiredRecords.of(plan(check, "portal.egov.test", "45.45.1.1"), "egov.test", ServiceBinding.DEFAULT)
                        instanceof Desired.Sets(List<RecordSet> sets)
                && sets.getFirst().check().orElseThrow() instanceof HealthCheckSpec.Endpoint spec) {
            return spec;
        }
        throw new AssertionError("no check of an endpoint");
    }

    private static String code(Plan plan, ServiceBinding binding) {
        if (DesiredRecords.of(plan, "egov.test", binding) instanceof Desired.Refused refused) {
            return refused.code();
        }
        throw new AssertionError("not refused");
    }

    private static Check check(int status, Duration interval, int fall) {
        return new Check("/health", "portal.egov.test", status, interval, Duration.ofSeconds(1), fall, 3);
    }

    private static Plan plan(Check check, String name, String... addresses) {
        return plan(check, name, member("a", addresses));
    }

    private static Plan plan(Check check, String name, MemberPlan... members) {
        return new Plan(
                "portal",
                name,
                Duration.ofSeconds(5),
                Token.claim(1),
                List.of(members),
                check,
                Set.of("a", "b", "c"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    private static Check kind(Check.Kind kind, Optional<String> body) {
        return new Check(
                kind,
                "/health",
                "portal.egov.test",
                200,
                body,
                Duration.ofDays(21),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                2,
                3);
    }

    private static Plan plan(Policy policy, MemberPlan... members) {
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Token.claim(1),
                List.of(members),
                CHECK,
                Set.of("a", "b", "c"),
                Mode.AUTOMATIC,
                Optional.empty(),
                policy);
    }

    private static MemberPlan member(String site, String... addresses) {
        return new MemberPlan(
                site,
                List.of(addresses).stream().map(one -> new Endpoint(one, 8000)).toList(),
                1,
                50,
                50,
                0,
                false);
    }
}
