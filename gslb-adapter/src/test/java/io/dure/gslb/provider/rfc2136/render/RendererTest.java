package io.dure.gslb.provider.rfc2136.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Plan PLAN = plan(Plans.member(1, 30, 3), Plans.member(2, 70, 7));

    @Test
    void aliasPointsAtTheServiceInOurNameserversZone() {
        assertThat(records(new Weighting.Alias("gslb.egov.test", FIVE_MINUTES), PLAN))
                .containsExactly(new ZoneRecord("portal.egov.test", "CNAME", "portal.gslb.egov.test", FIVE_MINUTES));
    }

    @Test
    void delegationNamesOurNameserversAndCarriesTheirAddresses() {
        assertThat(records(
                        new Weighting.Delegation(
                                List.of(
                                        new Weighting.Host("ns1", List.of("127.0.1.10")),
                                        new Weighting.Host("ns2.gslb.egov.test.", List.of())),
                                FIVE_MINUTES),
                        PLAN))
                .containsExactlyInAnyOrder(
                        new ZoneRecord("portal.egov.test", "NS", "ns1.portal.egov.test", FIVE_MINUTES),
                        new ZoneRecord("portal.egov.test", "NS", "ns2.gslb.egov.test", FIVE_MINUTES),
                        new ZoneRecord("ns1.portal.egov.test", "A", "127.0.1.10", FIVE_MINUTES));
    }

    @Test
    void severalAddressesStandInTheRatioOfTheWeights() {
        Set<ZoneRecord> records = records(new Weighting.Addresses(16, 5), PLAN);
        assertThat(records)
                .filteredOn(record -> record.data().startsWith("192.0.1."))
                .hasSize(3);
        assertThat(records)
                .filteredOn(record -> record.data().startsWith("192.0.2."))
                .hasSize(7);
        assertThat(records).allMatch(record -> record.ttl().equals(PLAN.ttl()));
    }

    @Test
    void weightsThatNoAddressesComeNearAreRefused() {
        Plan plan = plan(Plans.member(1, 5, 1), Plans.member(2, 95, 1));
        assertThat(new Renderer("egov.test", new Weighting.Addresses(16, 10)).render(plan))
                .isInstanceOfSatisfying(
                        Rendering.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.POLICY_NOT_SUPPORTED));
    }

    @Test
    void anEvacuationIsNeverRefusedForTheRatio() {
        Plan plan = plan(Plans.member(1, 5, 5, 1), Plans.member(2, 95, 0, 1));
        assertThat(records(new Weighting.Addresses(16, 10), plan))
                .extracting(ZoneRecord::data)
                .containsExactly("192.0.1.1");
    }

    @Test
    void aSiteInTurnIsAnsweredAlone() {
        Rendering.Records rendering = (Rendering.Records)
                new Renderer("egov.test", new Weighting.Rotation(Duration.ofSeconds(5))).render(PLAN);
        assertThat(rendering.phases())
                .hasSize(10)
                .allSatisfy(phase -> assertThat(phase.stream()
                                .map(record -> record.data().substring(0, 8))
                                .distinct())
                        .hasSize(1));
        assertThat(rendering.isServedBy(rendering.at(Instant.ofEpochSecond(7)))).isTrue();
    }

    @Property
    void everyPlanIsToldSomehow(@ForAll("plans") Plan plan) {
        for (Weighting weighting : List.of(
                new Weighting.Alias("gslb.egov.test", FIVE_MINUTES),
                new Weighting.Rotation(Duration.ofSeconds(1)),
                new Weighting.Lua(),
                new Weighting.Addresses(64, 100))) {
            Rendering rendering = new Renderer("egov.test", weighting).render(plan);
            if (weighting instanceof Weighting.Addresses && rendering instanceof Rendering.Refused) {
                continue;
            }
            assertThat(((Rendering.Records) rendering).phases())
                    .allSatisfy(phase -> assertThat(phase).isNotEmpty());
        }
    }

    @Property
    void membersWithoutWeightAreNotAnswered(@ForAll("plans") Plan plan) {
        List<String> answering = plan.members().stream()
                .filter(member -> member.weight() > 0)
                .flatMap(member -> member.endpoints().stream())
                .map(endpoint -> endpoint.address())
                .toList();
        Rendering rendering = new Renderer("egov.test", new Weighting.Rotation(Duration.ofSeconds(1))).render(plan);
        ((Rendering.Records) rendering)
                .phases()
                .forEach(phase -> assertThat(phase).allMatch(record -> answering.contains(record.data())));
    }

    @Test
    void namesThatTheZoneCannotCarryAreRefused() {
        assertThat(code("portal.example.org", new Weighting.Lua())).isEqualTo(ApplyResult.Refused.REJECTED);
        assertThat(code("egov.test", new Weighting.Alias("gslb.test", FIVE_MINUTES)))
                .isEqualTo(ApplyResult.Refused.POLICY_NOT_SUPPORTED);
        assertThat(code("x".repeat(60) + ".egov.test", new Weighting.Lua()))
                .isEqualTo(ApplyResult.Refused.MALFORMED_PLAN);
        assertThat(code("bad name\".egov.test", new Weighting.Lua())).isEqualTo(ApplyResult.Refused.MALFORMED_PLAN);
        assertThat(code("portal.gslb.egov.test", new Weighting.Alias("gslb.egov.test", FIVE_MINUTES)))
                .isEqualTo(ApplyResult.Refused.MALFORMED_PLAN);
    }

    @Property
    void noNameOfAnyKindGetsIntoARecordUnlessItIsPlain(@ForAll String name) {
        Rendering rendering = new Renderer("egov.test", new Weighting.Lua()).render(named(name + ".egov.test"));
        if (rendering instanceof Rendering.Records records) {
            assertThat(records.phases().getFirst())
                    .allMatch(record -> record.owner().matches("[a-z0-9_.-]+"));
        }
    }

    @Test
    void aStandbyIsNotAnsweredBesideTheFirst() {
        assertThat(records(new Weighting.Addresses(16, 5), by(new Policy.ActiveStandby(List.of("site2", "site1")))))
                .hasSize(7)
                .allMatch(record -> record.data().startsWith("192.0.2."));
    }

    @Test
    void activeSitesShareAlikeWhateverTheirWeights() {
        assertThat(records(new Weighting.Addresses(6, 5), by(new Policy.ActiveActive())))
                .hasSize(6)
                .filteredOn(record -> record.data().startsWith("192.0.1."))
                .hasSize(3);
    }

    @Test
    void subnetsAreForOurNameserversOnly() {
        Plan plan = by(new Policy.BySubnet(Map.of("site1", List.of(Subnet.parse("10.0.0.0/8")))));
        assertThat(new Renderer("egov.test", new Weighting.Lua()).render(plan))
                .isInstanceOfSatisfying(
                        Rendering.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.POLICY_NOT_SUPPORTED));
        assertThat(records(new Weighting.Alias("gslb.egov.test", FIVE_MINUTES), plan))
                .hasSize(1);
    }

    private static Plan by(Policy policy) {
        return new Plan(
                PLAN.service(),
                PLAN.name(),
                PLAN.ttl(),
                PLAN.token(),
                PLAN.members(),
                PLAN.check(),
                PLAN.domains(),
                PLAN.mode(),
                PLAN.frozenUntil(),
                policy);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Weighting.Alias("gslb egov", FIVE_MINUTES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weighting.Alias("gslb.egov.test", Duration.ofMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weighting.Delegation(List.of(), FIVE_MINUTES));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weighting.Host("ns1", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weighting.Host("ns1.egov.test", List.of("127.0.1.10")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weighting.Host("ns1", List.of("nowhere.test")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weighting.Addresses(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weighting.Rotation(Duration.ofMillis(10)));
    }

    private static String code(String name, Weighting weighting) {
        return ((Rendering.Refused) new Renderer("egov.test", weighting).render(named(name))).code();
    }

    private static Plan named(String name) {
        return new Plan(
                PLAN.service(),
                name,
                PLAN.ttl(),
                PLAN.token(),
                PLAN.members(),
                PLAN.check(),
                PLAN.domains(),
                PLAN.mode(),
                PLAN.frozenUntil());
    }

    private static Set<ZoneRecord> records(Weighting weighting, Plan plan) {
        return ((Rendering.Records) new Renderer("egov.test", weighting).render(plan))
                .phases()
                .getFirst();
    }

    private static Plan plan(MemberPlan... members) {
        return Plans.of(Token.claim(1), members);
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plans.any();
    }
}
