package io.dure.hub.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.alarm.Sample.Subject;
import io.dure.hub.metric.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What rules raise, from what is known of each window. */
class EvaluationTest {
    private static final Duration OVER = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Subject PRIVATE = new Subject(null, "private", null);
    private static final Subject INSTANCE = new Subject("portal", "private", "was-01:1");

    private AlarmBook book = new AlarmBook(List.of());
    private AlarmRule rule = Rules.errors(AlarmBy.SITE, OVER, 0.1, 0.3);
    private Instant now = START;

    private Set<String> silent = Set.of();
    private Set<String> thin = Set.of();

    private void window(Map<Subject, Sample> samples, String... reporting) {
        now = now.plusSeconds(10);
        List<Observation> seen =
                new RuleJudge(rule, Set.of(reporting), silent, thin, now).judge(samples, book.of(rule.id()));
        book.observe(rule.id(), seen, true, now);
    }

    private void value(@Nullable Double value) {
        window(Map.of(PRIVATE, new Sample(value, OVER)), "private");
    }

    private List<RaisedAlarm> active() {
        return book.list(now, null).active();
    }

    @Example
    void aValueBeyondALimitRaisesAndOneWithinEnds() {
        value(0.1);
        assertThat(active()).as("on the limit is not beyond it").isEmpty();

        value(0.2);
        RaisedAlarm raised = active().getFirst();
        assertThat(raised.code()).isEqualTo("threshold");
        assertThat(raised.severity()).isEqualTo(AlarmSeverity.WARNING);
        assertThat(raised.site()).isEqualTo("private");
        assertThat(raised.since()).isEqualTo(now);
        assertThat(Objects.requireNonNull(raised.reading()).value()).isEqualTo(0.2);
        assertThat(raised.reading().limit()).isEqualTo(0.1);
        assertThat(raised.target().metric()).isEqualTo("errors");
        assertThat(raised.target().site()).isEqualTo("private");

        value(0.05);
        assertThat(active()).isEmpty();
        RaisedAlarm ended = book.list(now, null).ended().getFirst();
        assertThat(ended.id()).isEqualTo(raised.id());
        assertThat(ended.end()).isEqualTo(RaisedAlarm.End.OVER);
        assertThat(ended.endedAt()).isEqualTo(now);

        value(0.2);
        assertThat(active().getFirst().id()).as("another time").isNotEqualTo(raised.id());
    }

    @Example
    void anAcknowledgementLastsUntilItBecomesCritical() {
        value(0.2);
        book.replace(active().getFirst().acknowledged("oscar", now, "on it"));
        value(0.25);
        assertThat(active().getFirst().acknowledgedBy()).isEqualTo("oscar");

        value(0.4);
        assertThat(active().getFirst().severity()).isEqualTo(AlarmSeverity.CRITICAL);
        assertThat(active().getFirst().acknowledgedBy()).isNull();

        book.replace(active().getFirst().acknowledged("ada", now, null));
        value(0.2);
        assertThat(active().getFirst().severity()).isEqualTo(AlarmSeverity.WARNING);
        assertThat(active().getFirst().acknowledgedBy()).isEqualTo("ada");
    }

    @Example
    void aSubjectThatHasReportedForLessThanHalfOfTheTimeRaisesNothing() {
        window(Map.of(PRIVATE, new Sample(1.0, Duration.ofSeconds(50))), "private");
        assertThat(active()).isEmpty();

        window(Map.of(PRIVATE, new Sample(1.0, Duration.ofSeconds(60))), "private");
        assertThat(active()).hasSize(1);

        window(Map.of(PRIVATE, new Sample(0.9, Duration.ofSeconds(10))), "private");
        assertThat(active()).as("what is on is judged by whatever is known").hasSize(1);
        window(Map.of(PRIVATE, new Sample(0.0, Duration.ofSeconds(10))), "private");
        assertThat(active()).isEmpty();
    }

    @Example
    void aRuleForTooLittleIsBroken() {
        rule = Rules.rule("few", "transactions", Aggregate.RATE, AlarmBy.SITE, OVER, AlarmDirection.BELOW, 10.0, null);
        value(10.0);
        assertThat(active()).isEmpty();
        value(9.0);
        assertThat(active().getFirst().severity()).isEqualTo(AlarmSeverity.WARNING);
        value(null);
        assertThat(active().getFirst().noDataSince()).isEqualTo(now);
    }

    @Example
    void aSilentInstanceIsGoneOnlyWhileItsSiteReports() {
        rule = Rules.errors(AlarmBy.INSTANCE, OVER, 0.1, null);
        window(Map.of(INSTANCE, new Sample(0.5, OVER)), "private");
        for (int i = 0; i < 70; i++) {
            window(Map.of(), "public");
        }
        assertThat(active().getFirst().noDataSince())
                .as("a silent site tells nothing of its instances")
                .isEqualTo(START.plusSeconds(20));

        window(Map.of(), "private");
        assertThat(active()).isEmpty();
        assertThat(book.list(now, null).ended().getFirst().end()).isEqualTo(RaisedAlarm.End.INSTANCE_GONE);
    }

    @Example
    void anInstanceThatReportsIsNotGoneForHavingNothingToTakeTheValueOf() {
        rule = Rules.errors(AlarmBy.INSTANCE, OVER, 0.1, null);
        window(Map.of(INSTANCE, new Sample(0.5, OVER)), "private");
        for (int i = 0; i < 70; i++) {
            window(Map.of(INSTANCE, new Sample(null, OVER)), "private");
        }

        assertThat(active().getFirst().noDataSince()).isEqualTo(START.plusSeconds(20));
    }

    private void ofAll(double value) {
        window(Map.of(new Subject(null, null, null), new Sample(value, OVER)), "private");
    }

    @Example
    void whatASilentSiteRaisedWithOthersEndsOnlyOnceItReportsAgain() {
        rule = Rules.errors(AlarmBy.NONE, OVER, 0.1, 0.3);
        ofAll(0.2);
        silent = Set.of("public");
        ofAll(0.0);
        assertThat(active().getFirst().noDataSince()).isEqualTo(now);
        ofAll(0.4);
        assertThat(active().getFirst().severity())
                .as("what is known is wrong enough")
                .isEqualTo(AlarmSeverity.CRITICAL);

        silent = Set.of();
        ofAll(0.0);
        assertThat(active()).isEmpty();
    }

    @Example
    void whatASiteRaisedNeitherEndsNorWeakensWhileOneOfItsCollectorsIsSilent() {
        value(0.4);
        thin = Set.of("private");
        value(0.2);
        assertThat(active().getFirst().severity())
                .as("what is missing may be what is critical")
                .isEqualTo(AlarmSeverity.CRITICAL);
        assertThat(active().getFirst().noDataSince()).isEqualTo(now);
        value(0.0);
        assertThat(active()).hasSize(1);

        thin = Set.of();
        value(0.2);
        assertThat(active().getFirst().severity()).isEqualTo(AlarmSeverity.WARNING);
        assertThat(active().getFirst().noDataSince()).isNull();
        value(0.0);
        assertThat(active()).isEmpty();
    }

    @Example
    void aSilentCollectorTakesNothingFromOtherSitesAndFromWhatAnInstanceSays() {
        thin = Set.of("public");
        value(0.4);
        value(0.0);
        assertThat(active()).isEmpty();

        thin = Set.of("private");
        rule = Rules.errors(AlarmBy.INSTANCE, OVER, 0.1, null);
        window(Map.of(INSTANCE, new Sample(0.5, OVER)), "private");
        window(Map.of(INSTANCE, new Sample(0.0, OVER)), "private");
        assertThat(active()).isEmpty();
    }

    @Example
    void aCriticalValueOverAllSitesDoesNotFallToAWarningWhileOneIsSilent() {
        rule = Rules.errors(AlarmBy.NONE, OVER, 0.1, 0.3);
        ofAll(0.4);
        silent = Set.of("public");
        ofAll(0.2);
        assertThat(active().getFirst().severity()).isEqualTo(AlarmSeverity.CRITICAL);

        silent = Set.of();
        ofAll(0.2);
        assertThat(active().getFirst().severity()).isEqualTo(AlarmSeverity.WARNING);
    }

    @Example
    void whatIsMissingOfASilentSiteIsNotTooLittle() {
        rule = Rules.rule("few", "transactions", Aggregate.RATE, AlarmBy.NONE, OVER, AlarmDirection.BELOW, 10.0, null);
        silent = Set.of("public");
        ofAll(9.0);
        assertThat(active()).isEmpty();

        silent = Set.of();
        ofAll(9.0);
        assertThat(active()).hasSize(1);
    }

    @Example
    void anotherRuleEndsNothingOfThisOneAndARemovedRuleEndsAll() {
        value(0.2);
        book.observe("other", List.of(), true, now);
        book.observe(null, List.of(), true, now);
        assertThat(active()).hasSize(1);

        book.retainRules(Set.of("other"), now);

        assertThat(active()).isEmpty();
        assertThat(book.list(now, null).ended().getFirst().end()).isEqualTo(RaisedAlarm.End.RULE_CHANGED);
    }

    @Example
    void aRestartGoesOnWithTheSameAlarmsAndTheirAcknowledgements() {
        value(0.2);
        RaisedAlarm acknowledged = active().getFirst().acknowledged("oscar", now, null);

        book = new AlarmBook(List.of(acknowledged));
        value(0.25);

        assertThat(active()).hasSize(1);
        assertThat(active().getFirst().id()).isEqualTo(acknowledged.id());
        assertThat(active().getFirst().since()).isEqualTo(acknowledged.since());
        assertThat(active().getFirst().acknowledgedBy()).isEqualTo("oscar");
    }

    @Example
    void onlySoManyThatEndedAreRemembered() {
        for (int i = 0; i < AlarmBook.MOST_ENDED + 5; i++) {
            value(0.2);
            value(0.0);
        }

        assertThat(book.list(now, null).ended()).hasSize(AlarmBook.MOST_ENDED);
        assertThat(book.list(now, null).ended().getFirst().endedAt()).isEqualTo(now);
        assertThat(book.list(now.plus(AlarmBook.REMEMBERED).plusSeconds(1), null)
                        .ended())
                .isEmpty();
    }

    @Provide
    Arbitrary<Optional<Double>> values() {
        return Arbitraries.doubles().between(0, 0.5).optional(0.8);
    }

    /** The rule in the simplest words: the last known value decides, and what is missing changes nothing. */
    @Property(tries = 300)
    void theLastKnownValueDecidesAndMissingOnesChangeNothing(
            @ForAll @Size(min = 1, max = 60) List<@net.jqwik.api.From("values") Optional<Double>> values) {
        book = new AlarmBook(List.of());
        now = START;
        Map<AlarmSeverity, Integer> seen = new HashMap<>();
        Set<String> ids = new HashSet<>();
        Optional<AlarmSeverity> expected = Optional.empty();
        int episodes = 0;
        for (Optional<Double> value : values) {
            Optional<AlarmSeverity> before = expected;
            if (value.isPresent()) {
                double known = value.get();
                expected = known > 0.3
                        ? Optional.of(AlarmSeverity.CRITICAL)
                        : known > 0.1 ? Optional.of(AlarmSeverity.WARNING) : Optional.empty();
            }
            episodes += before.isEmpty() && expected.isPresent() ? 1 : 0;

            value(value.orElse(null));

            assertThat(active().stream().map(RaisedAlarm::severity).findFirst()).isEqualTo(expected);
            assertThat(active()).hasSizeLessThanOrEqualTo(1);
            active().forEach(alarm -> {
                ids.add(alarm.id());
                seen.merge(alarm.severity(), 1, Integer::sum);
                assertThat(alarm.noDataSince() == null).isEqualTo(value.isPresent());
            });
        }
        assertThat(ids).hasSize(episodes);
    }
}
