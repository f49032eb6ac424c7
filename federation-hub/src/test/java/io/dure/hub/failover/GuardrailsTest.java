package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Mode;
import io.dure.hub.failover.Guardrails.LargestChange;
import io.dure.hub.failover.Guardrails.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GuardrailsTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static Guardrails capacity(int percent) {
        return new Guardrails(percent, Optional.empty(), Optional.empty(), false);
    }

    private static Guardrails change(int points) {
        return new Guardrails(
                0, Optional.of(new LargestChange(points, Duration.ofMinutes(1))), Optional.empty(), false);
    }

    private static Guardrails window(Window window) {
        return new Guardrails(0, Optional.empty(), Optional.of(window), false);
    }

    private static ActResult weights(Portal portal, int ofPrivate, int ofPublic) {
        return portal.act(
                new Act.SetWeights("kim", "shift", Map.of("private", ofPrivate, "public", ofPublic), Optional.empty()));
    }

    private static ActResult evacuate(Portal portal, String site) {
        return portal.act(new Act.Evacuate("kim", "works", site));
    }

    private static void assertRefused(ActResult result, ActResult.Code code, String why) {
        assertThat(result).isInstanceOfSatisfying(ActResult.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.message()).contains(why);
        });
    }

    @Test
    void plannedEvacuationMustLeaveTheMinimumHealthyCapacity() {
        Portal portal = Portal.led(Mode.AUTOMATIC, capacity(60));
        assertRefused(evacuate(portal, "private"), ActResult.Code.MINIMUM_CAPACITY, "1 of 2 endpoints");
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
        assertThat(portal.effects(Effect.Audit.class).getLast().outcome()).isEqualTo("minimum-capacity");
        assertThat(evacuate(Portal.led(Mode.AUTOMATIC, capacity(50)), "private"))
                .isInstanceOf(ActResult.Done.class);
    }

    @Test
    void weightOfNothingTakesCapacityAwayToo() {
        Portal portal = Portal.led(Mode.AUTOMATIC, capacity(60));
        assertRefused(weights(portal, 0, 100), ActResult.Code.MINIMUM_CAPACITY, "at least 60 %");
        assertThat(weights(portal, 1, 99)).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void endpointThatIsNotKnownToBeUpIsNoHealthyCapacity() {
        Portal portal = Portal.led(Mode.AUTOMATIC, capacity(50));
        portal.see(Verdict.UP, Verdict.UNKNOWN);
        assertRefused(evacuate(portal, "private"), ActResult.Code.MINIMUM_CAPACITY, "0 of 2 endpoints");
    }

    @Test
    void actThatWorsensNothingIsNotHeldBackByCapacityThatIsMissingAlready() {
        Portal portal = Portal.led(Mode.OFF, capacity(100));
        portal.see(Verdict.UP, Verdict.UNKNOWN);
        assertThat(weights(portal, 50, 50)).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void smallStepsSumUpToTheLargestChangeWithinItsTime() {
        Portal portal = Portal.led(Mode.AUTOMATIC, change(20));
        assertRefused(weights(portal, 51, 49), ActResult.Code.LARGEST_CHANGE, "21.0 points within 1m");
        assertThat(weights(portal, 45, 55)).isInstanceOf(ActResult.Done.class);
        assertRefused(weights(portal, 51, 49), ActResult.Code.LARGEST_CHANGE, "at most 20");
        assertThat(weights(portal, 50, 50)).isInstanceOf(ActResult.Done.class);
        portal.pass(60);
        assertThat(weights(portal, 70, 30)).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void manySmallStepsCoverUpNoLargeOne() {
        Portal portal = Portal.led(Mode.AUTOMATIC, change(20));
        for (int step = 0; step < 300; step++) {
            weights(portal, 31, 69);
            weights(portal, 30, 70);
        }
        assertThat(weights(portal, 45, 55)).isInstanceOf(ActResult.Done.class);
        assertRefused(weights(portal, 55, 45), ActResult.Code.LARGEST_CHANGE, "25.0 points");
        assertThat(portal.machine.snapshot().desk().shifts()).hasSize(500);
    }

    @Test
    void wayBackIsNeverTooFar() {
        Portal portal = Portal.led(Mode.AUTOMATIC, change(20));
        assertThat(weights(portal, 50, 50)).isInstanceOf(ActResult.Done.class);
        assertThat(weights(portal, 30, 70)).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void restartForgetsNothingThatWasMoved() {
        Portal portal = Portal.led(Mode.AUTOMATIC, change(20));
        weights(portal, 50, 50);
        portal.restart();
        portal.look();
        assertRefused(weights(portal, 55, 45), ActResult.Code.LARGEST_CHANGE, "25.0 points");
    }

    @Test
    void plannedEvacuationMovesAllThatTheMemberGets() {
        Portal portal = Portal.led(Mode.AUTOMATIC, change(29));
        assertRefused(evacuate(portal, "private"), ActResult.Code.LARGEST_CHANGE, "30.0 points");
        assertThat(evacuate(Portal.led(Mode.AUTOMATIC, change(30)), "private")).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void outsideTheWindowNothingPlannedIsDone() {
        Portal portal = Portal.led(Mode.AUTOMATIC, new Guardrails(0, Optional.empty(), Optional.empty(), false));
        DayOfWeek tomorrow = portal.now.atZone(SEOUL).getDayOfWeek().plus(2);
        Portal closed = Portal.led(
                Mode.AUTOMATIC, window(new Window(Set.of(tomorrow), LocalTime.of(9, 0), LocalTime.of(18, 0), SEOUL)));
        assertRefused(weights(closed, 50, 50), ActResult.Code.OUTSIDE_WINDOW, "Asia/Seoul");
        assertRefused(evacuate(closed, "private"), ActResult.Code.OUTSIDE_WINDOW, "from 09:00 to 18:00");
    }

    @Test
    void windowIsByTheWallClock() {
        Instant now = new Portal(Mode.AUTOMATIC).now;
        LocalTime clock = now.atZone(SEOUL).toLocalTime();
        Portal portal = Portal.led(
                Mode.AUTOMATIC,
                window(new Window(Set.of(DayOfWeek.values()), clock.plusHours(1), clock.plusHours(2), SEOUL)));
        assertRefused(weights(portal, 50, 50), ActResult.Code.OUTSIDE_WINDOW, "window");
        portal.machine.wallAhead(Duration.ofMinutes(90));
        assertThat(weights(portal, 50, 50)).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void evacuationByQuorumIsHeldBackByNoGuardrail() {
        Window never = new Window(
                Set.of(new Portal(Mode.AUTOMATIC)
                        .now
                        .atZone(SEOUL)
                        .getDayOfWeek()
                        .plus(3)),
                LocalTime.of(9, 0),
                LocalTime.of(9, 1),
                SEOUL);
        Guardrails all =
                new Guardrails(100, Optional.of(new LargestChange(1, Duration.ofHours(1))), Optional.of(never), true);
        Portal automatic = Portal.led(Mode.AUTOMATIC, all);
        automatic.see(Verdict.DOWN, Verdict.UP);
        assertThat(automatic.weight("private")).isZero();

        Portal byHand = Portal.led(Mode.OFF, all);
        byHand.see(Verdict.DOWN, Verdict.UP);
        assertThat(evacuate(byHand, "private")).isInstanceOf(ActResult.Done.class);

        Portal byWeights = Portal.led(Mode.OFF, all);
        byWeights.see(Verdict.DOWN, Verdict.UP);
        assertThat(weights(byWeights, 0, 70)).isInstanceOf(ActResult.Done.class);

        Portal byClick = Portal.led(Mode.ON_APPROVAL, all);
        byClick.see(Verdict.DOWN, Verdict.UP);
        assertThat(byClick.act(new Act.Approve("kim", "seen", Approval.Kind.EVACUATE, "private")))
                .isInstanceOf(ActResult.Done.class);
    }

    @Test
    void returnOfWhoIsNeededIsNoPlannedAct() {
        Portal portal = Portal.led(Mode.OFF, new Guardrails(0, Optional.empty(), Optional.empty(), true));
        portal.see(Verdict.DOWN, Verdict.UP);
        evacuate(portal, "private");
        portal.see(Verdict.UP, Verdict.DOWN);
        assertThat(portal.act(new Act.Return("kim", "the other one died", "private")))
                .isInstanceOf(ActResult.Done.class);
    }

    @Property(tries = 300)
    void windowIsOpenOnItsDaysFromItsBeginToItsEnd(
            @ForAll @LongRange(min = 1_600_000_000, max = 1_900_000_000) long second,
            @ForAll @Size(min = 1, max = 7) Set<DayOfWeek> days,
            @ForAll @IntRange(max = 1_439) int from,
            @ForAll @IntRange(min = 1, max = 1_439) int minutes) {
        Instant time = Instant.ofEpochSecond(second);
        LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(from);
        Window window = new Window(days, begin, begin.plusMinutes(minutes), SEOUL);
        boolean within = false;
        // By brute force: every window that began within the last two days. Seoul's clock knows no summer time.
        for (int back = 0; back <= 1; back++) {
            ZonedDateTime day = time.atZone(SEOUL).minusDays(back).with(begin);
            within |= days.contains(day.getDayOfWeek())
                    && !time.isBefore(day.toInstant())
                    && time.isBefore(day.plusMinutes(minutes).toInstant());
        }
        assertThat(window.isOpen(time)).isEqualTo(within);
    }

    /** Whatever operators try, what is accepted within a minute never sums up to more than is allowed. */
    @Property(tries = 100)
    void acceptedWeightsNeverMoveMoreThanTheLargestChange(
            @ForAll @IntRange(min = 1, max = 60) int points,
            @ForAll @Size(min = 1, max = 12) java.util.List<@IntRange(min = 1, max = 99) Integer> wanted) {
        Portal portal = Portal.led(Mode.AUTOMATIC, change(points));
        for (int weight : wanted) {
            int before = portal.weight("private");
            ActResult result = weights(portal, weight, 100 - weight);
            int after = portal.weight("private");
            assertThat(Math.abs(after - 30)).isLessThanOrEqualTo(Math.max(points, Math.abs(before - 30)));
            boolean allowed = Math.abs(weight - 30) <= points || Math.abs(weight - 30) <= Math.abs(before - 30);
            assertThat(result instanceof ActResult.Done).isEqualTo(allowed);
        }
    }
}
