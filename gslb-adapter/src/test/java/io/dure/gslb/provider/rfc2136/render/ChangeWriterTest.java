package io.dure.gslb.provider.rfc2136.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Changes against a zone that follows the RFC. */
class ChangeWriterTest {
    private static final String ZONE = "egov.test";
    private static final ServiceName PORTAL = new ServiceName("portal", "portal.egov.test");
    private static final String TOKEN = "_dure-portal.egov.test";
    private static final ZoneRecord FOREIGN =
            new ZoneRecord("portal.egov.test", "MX", "10 mail.egov.test.", Duration.ofHours(1));

    private final ChangeWriter writer = new ChangeWriter(ZONE);

    @Property
    void claimPutsTheTokenAndTheRecordsAtAnEmptyName(
            @ForAll("weightings") Weighting weighting, @ForAll("plans") Plan plan) {
        Set<ZoneRecord> desired = rendered(weighting, plan);
        ModelZone zone = new ModelZone(Set.of());
        assertThat(zone.apply(writer.claim(PORTAL, plan.token(), desired))).isTrue();
        assertServes(zone, plan.token(), desired);
    }

    @Property
    void claimTouchesNoNameThatIsInUse(@ForAll("weightings") Weighting weighting, @ForAll("plans") Plan plan) {
        ModelZone zone = new ModelZone(Set.of(FOREIGN));
        assertThat(zone.apply(writer.claim(PORTAL, plan.token(), rendered(weighting, plan))))
                .isFalse();
        assertThat(zone.records()).containsExactly(FOREIGN);
    }

    @Property
    void changeLeadsFromAnyPlanToAnyOther(
            @ForAll("weightings") Weighting before,
            @ForAll("plans") Plan first,
            @ForAll("weightings") Weighting after,
            @ForAll("plans") Plan second) {
        Set<ZoneRecord> held = rendered(before, first);
        Set<ZoneRecord> desired = rendered(after, second);
        ModelZone zone = new ModelZone(Set.of());
        zone.apply(writer.claim(PORTAL, first.token(), held));
        Token next = first.token().next();
        assertThat(zone.apply(writer.change(PORTAL, first.token(), next, held, desired)))
                .isTrue();
        assertServes(zone, next, desired);
    }

    @Property
    void changeFromAnotherTokenDoesNothing(
            @ForAll("weightings") Weighting weighting, @ForAll("plans") Plan first, @ForAll("plans") Plan second) {
        Set<ZoneRecord> held = rendered(weighting, first);
        ModelZone zone = new ModelZone(Set.of());
        zone.apply(writer.claim(PORTAL, first.token(), held));
        Set<ZoneRecord> before = zone.records();
        Token other = first.token().next();
        Set<ZoneRecord> desired = rendered(weighting, second);
        assertThat(zone.apply(writer.change(PORTAL, other, other.next(), held, desired)))
                .isFalse();
        assertThat(zone.apply(writer.overwrite(PORTAL, other, other.next(), held, desired)))
                .isFalse();
        assertThat(zone.apply(writer.turn(PORTAL, other, desired))).isFalse();
        assertThat(zone.records()).isEqualTo(before);
    }

    @Property
    void overwriteSetsRightWhateverSomebodyPutThere(
            @ForAll("weightings") Weighting weighting,
            @ForAll("plans") Plan first,
            @ForAll("weightings") Weighting drifted,
            @ForAll("plans") Plan second) {
        ModelZone zone = new ModelZone(rendered(drifted, second));
        ZoneRecord token = TokenRecord.of(TOKEN, first.token());
        Set<ZoneRecord> all = new HashSet<>(zone.records());
        all.add(token);
        zone = new ModelZone(all);
        Set<ZoneRecord> desired = rendered(weighting, first);
        Token next = first.token().next();
        assertThat(zone.apply(writer.overwrite(PORTAL, first.token(), next, rendered(drifted, second), desired)))
                .isTrue();
        assertServes(zone, next, desired);
    }

    @Property
    void whatIsServedAlreadyIsNotWrittenAgain(@ForAll("weightings") Weighting weighting, @ForAll("plans") Plan plan) {
        Set<ZoneRecord> held = rendered(weighting, plan);
        ZoneChange change = writer.change(PORTAL, plan.token(), plan.token().next(), held, held);
        assertThat(change.operations()).allMatch(operation -> operation.owner().equals(TOKEN));
        assertThat(RecordDiff.between(held, held)).isEmpty();
    }

    @Property
    void differenceSaysWhatGoesAndWhatComes(
            @ForAll("weightings") Weighting before,
            @ForAll("plans") Plan first,
            @ForAll("weightings") Weighting after,
            @ForAll("plans") Plan second) {
        Set<ZoneRecord> held = rendered(before, first);
        Set<ZoneRecord> desired = rendered(after, second);
        Set<String> result = lines(held);
        RecordDiff.between(held, desired).forEach(change -> {
            change.before()
                    .ifPresent(text -> assertThat(result.remove(change.owner() + change.type() + text))
                            .isTrue());
            change.after()
                    .ifPresent(text -> assertThat(result.add(change.owner() + change.type() + text))
                            .isTrue());
        });
        assertThat(result).isEqualTo(lines(desired));
    }

    @Test
    void adoptionTakesOverWhatWasSeenAndNothingElse() {
        ZoneRecord old = new ZoneRecord("portal.egov.test", "A", "192.0.2.9", Duration.ofHours(1));
        ZoneRecord late = new ZoneRecord("portal.egov.test", "A", "192.0.2.10", Duration.ofHours(1));
        Set<ZoneRecord> desired = Set.of(new ZoneRecord("portal.egov.test", "A", "192.0.2.1", Duration.ofSeconds(5)));
        ZoneChange change = writer.adopt(PORTAL, Token.claim(1), Set.of(old), desired);
        ModelZone asSeen = new ModelZone(Set.of(old, FOREIGN));
        assertThat(asSeen.apply(change)).isTrue();
        assertThat(asSeen.at("portal.egov.test"))
                .containsOnly(FOREIGN, desired.iterator().next());
        assertThat(new ModelZone(Set.of(old, late)).apply(change)).isFalse();
    }

    @Test
    void apexIsClaimedBesideItsOwnRecords() {
        ServiceName apex = new ServiceName("portal", ZONE);
        ZoneRecord own = new ZoneRecord(ZONE, "NS", "ns1.egov.test", Duration.ofHours(1));
        ZoneRecord address = new ZoneRecord(ZONE, "A", "192.0.2.1", Duration.ofSeconds(5));
        ModelZone zone = new ModelZone(Set.of(own));
        assertThat(zone.apply(writer.claim(apex, Token.claim(1), Set.of(address))))
                .isTrue();
        assertThat(zone.at("_dure-portal.egov.test")).hasSize(1);
        assertThat(zone.apply(writer.overwrite(apex, Token.claim(1), Token.claim(2), Set.of(), Set.of(address))))
                .isTrue();
        assertThat(zone.at(ZONE)).containsOnly(own, address);
    }

    private static Set<String> lines(Set<ZoneRecord> records) {
        return records.stream()
                .map(record -> record.owner() + record.type() + record.text())
                .collect(Collectors.toSet());
    }

    private static void assertServes(ModelZone zone, Token token, Set<ZoneRecord> desired) {
        Set<ZoneRecord> all = new HashSet<>(desired);
        all.add(TokenRecord.of(TOKEN, token));
        assertThat(zone.records()).isEqualTo(all);
    }

    private static Set<ZoneRecord> rendered(Weighting weighting, Plan plan) {
        return ((Rendering.Records) new Renderer(ZONE, weighting).render(plan))
                .phases()
                .getLast();
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plans.any();
    }

    @Provide
    Arbitrary<Weighting> weightings() {
        Duration ttl = Duration.ofMinutes(5);
        return Arbitraries.of(
                new Weighting.Alias("gslb.egov.test", ttl),
                new Weighting.Delegation(List.of(new Weighting.Host("ns1", List.of("127.0.1.10", "2001:db8::1"))), ttl),
                new Weighting.Delegation(List.of(new Weighting.Host("ns1.gslb.egov.test", List.of())), ttl),
                new Weighting.Rotation(Duration.ofSeconds(5)),
                new Weighting.Lua());
    }
}
