package io.dure.gslb.provider.route53.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.HeldRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** From any plan to any other, of up to four sites with up to three addresses of either kind. */
class PlanningPropertiesTest {
    private static final List<String> SITES = List.of("a", "b", "c", "d");

    @Property
    void changesMakeOfWhatIsHeldWhatIsDesired(@ForAll("plans") Plan before, @ForAll("plans") Plan after) {
        List<RecordSet> held = sets(before);
        List<RecordSet> desired = sets(after);
        assertThat(ChangePlanner.after(held, ChangePlanner.units(held, desired)))
                .containsExactlyInAnyOrderElementsOf(desired);
        assertThat(ChangePlanner.units(desired, desired)).isEmpty();
    }

    @Property
    void whereverOneStopsSomethingIsLeftToAnswer(@ForAll("plans") Plan before, @ForAll("plans") Plan after) {
        List<RecordSet> held = sets(before);
        List<ChangeUnit> units = ChangePlanner.units(held, sets(after));
        for (int made = 0; made <= units.size(); made++) {
            assertThat(ChangePlanner.answers(ChangePlanner.after(held, units.subList(0, made))))
                    .isTrue();
        }
    }

    @Property
    void noTypeIsLeftOfWhichEveryWeightIsZero(@ForAll("plans") Plan plan) {
        Map<String, Integer> sums = sets(plan).stream()
                .collect(Collectors.groupingBy(
                        set -> set.key().type(),
                        Collectors.summingInt(set -> set.weight().orElse(0))));
        assertThat(sums.values()).isNotEmpty().allMatch(sum -> sum > 0);
    }

    @Property
    void setIdentifiersAreUniqueInTheZone(@ForAll("plans") Plan plan) {
        List<String> identifiers = sets(plan).stream()
                .map(set -> set.key().setIdentifier().orElseThrow())
                .toList();
        assertThat(new HashSet<>(identifiers)).hasSameSizeAs(identifiers);
        assertThat(identifiers).allSatisfy(identifier -> {
            assertThat(identifier.length()).isLessThanOrEqualTo(SetIdentifiers.LONGEST);
            assertThat(SetIdentifiers.site("portal", identifier)).isPresent();
        });
    }

    @Property
    void previewIsEmptyExactlyWhereNothingWouldBeChanged(@ForAll("plans") Plan before, @ForAll("plans") Plan after) {
        assertThat(RecordLines.between(lines(before), lines(after)).isEmpty())
                .isEqualTo(ChangePlanner.units(sets(before), sets(after)).isEmpty());
    }

    @Property
    void batchFitsAndIsCountedAsRoute53DoesIt(@ForAll("plans") Plan before, @ForAll("plans") Plan after) {
        List<ChangeUnit> units = ChangePlanner.units(sets(before), sets(after));
        Batch batch = Batch.of(List.of(), units);
        long upserts = batch.changes().stream()
                .filter(change -> change.action() == ZoneChange.Action.UPSERT)
                .count();
        assertThat(batch.records()).isEqualTo((int) (batch.changes().size() + upserts));
        assertThat(batch.fits()).isTrue();
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<Integer> weight = Arbitraries.integers().between(0, 300);
        Arbitrary<Integer> four = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> six = Arbitraries.integers().between(0, 2);
        return Combinators.combine(weight, four, six)
                .as(Shape::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(PlanningPropertiesTest::plan);
    }

    private record Shape(int weight, int four, int six) {}

    private static Plan plan(List<Shape> shapes) {
        List<MemberPlan> members = new ArrayList<>();
        for (int site = 0; site < shapes.size(); site++) {
            members.add(member(site, shapes.get(site), site == 0 ? 1 : 0));
        }
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Token.claim(1),
                members,
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("a", "b", "c"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    private static MemberPlan member(int site, Shape shape, int least) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int one = 0; one < Math.max(shape.four(), shape.six() == 0 ? 1 : 0); one++) {
            endpoints.add(new Endpoint("45.45." + site + "." + one, 8000));
        }
        for (int one = 0; one < shape.six(); one++) {
            endpoints.add(new Endpoint("2a05:d018:0:" + site + "::" + (one + 1), 8000));
        }
        int weight = Math.max(least, shape.weight());
        return new MemberPlan(SITES.get(site), endpoints, 1, weight, weight, 0, false);
    }

    private static List<RecordSet> sets(Plan plan) {
        return switch (DesiredRecords.of(plan, "egov.test", ServiceBinding.DEFAULT)) {
            case Desired.Sets(List<RecordSet> sets) -> sets;
            case Desired.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static List<HeldRecord> lines(Plan plan) {
        return sets(plan).stream().flatMap(set -> set.lines().stream()).toList();
    }
}
