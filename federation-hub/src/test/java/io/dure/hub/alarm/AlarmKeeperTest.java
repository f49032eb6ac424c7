package io.dure.hub.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.Alarm;
import io.dure.hub.store.AlarmStore;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.StoreUnavailable;
import io.dure.hub.store.Stores;
import io.dure.protocol.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmKeeperTest {
    private static final Actor OSCAR = new Actor("oscar", "127.0.0.1");

    private final Stores stores = InMemoryStores.create();
    private final List<Alarm> found = new ArrayList<>();
    private final List<Change> published = new ArrayList<>();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final Source source = new Source();
    private final AlarmRules rules = new AlarmRules(new SometimesAway(), () -> "r-" + clock.millis(), clock);
    private Runnable meanwhile = () -> {};
    private boolean away;
    private AlarmKeeper keeper = keeper();

    private AlarmKeeper keeper() {
        Changes changes = new Changes();
        changes.subscribe(published::add);
        return new AlarmKeeper(
                new SometimesAway(),
                rules,
                new RuleReader(source, new Completeness(List.of("private"), clock)),
                () -> List.copyOf(found),
                changes,
                clock);
    }

    /** Errors of one site, of a hundred transactions. */
    private static final class Source implements SeriesSource {
        private long errors;
        private boolean reports = true;

        @Override
        public SeriesReading read(SeriesRequest request) {
            Measure measure = new Measure();
            measure.addCounts(100, errors, 0);
            List<String> who = List.of("private");
            int windows = (int) (request.stepMs() / 10_000);
            return new SeriesReading(
                    request.stepMs(),
                    10_000,
                    null,
                    reports ? Map.of(who, new TreeMap<>(Map.of(request.fromMs(), measure))) : Map.of(),
                    reports ? Map.of(who, Map.of(request.fromMs(), windows)) : Map.of(),
                    reports ? Map.of("private", Set.of(request.fromMs())) : Map.of(),
                    Map.of(),
                    Map.of());
        }

        @Override
        public List<Gauge> gauges(io.dure.auth.role.Scope scope) {
            return List.of();
        }
    }

    private final class SometimesAway implements AlarmStore {
        /** A thread that waits in a monitor keeps its carrier. */
        private AlarmStore unguarded() {
            assertThat(Stream.of(keeper, rules).filter(Objects::nonNull)).noneMatch(Thread::holdsLock);
            return stores.alarms();
        }

        private AlarmStore there() {
            if (away) {
                throw new StoreUnavailable("away", new IllegalStateException());
            }
            return unguarded();
        }

        @Override
        public List<AlarmRule> rules() {
            return unguarded().rules();
        }

        @Override
        public boolean provision(AlarmRule made, AuditEntry entry) {
            return there().provision(made, entry);
        }

        @Override
        public boolean save(AlarmRule rule, long expected, AuditEntry entry) {
            return there().save(rule, expected, entry);
        }

        @Override
        public boolean remove(String rule, long expected, AuditEntry entry) {
            return there().remove(rule, expected, entry);
        }

        @Override
        public List<RaisedAlarm> alarms() {
            return there().alarms();
        }

        @Override
        public void save(List<RaisedAlarm> alarms, List<AuditEntry> entries) {
            there().save(alarms, entries);
            meanwhile.run();
        }

        @Override
        public void forget(Instant endedBefore) {
            there().forget(endedBefore);
        }
    }

    private Alarm stale() {
        return new Alarm("site-stale", Alarm.Severity.WARNING, clock.instant(), null, "private", "private", "silent");
    }

    private void rule() {
        AlarmRule errors = Rules.errors(AlarmBy.SITE, Duration.ofMinutes(1), 0.1, 0.3);
        stores.alarms().save(errors, 0, AlarmAudit.provisioned(errors, clock.instant()));
    }

    private void window() {
        clock.advance(Duration.ofSeconds(10));
        keeper.judge(clock.instant());
        keeper.look();
        keeper.keep();
    }

    @Test
    void whatTheHubFindsByItselfIsInTheSameListWithAStableId() {
        found.add(stale());
        keeper.look();
        String id = keeper.alarms().active().getFirst().id();
        clock.advance(Duration.ofSeconds(70));
        found.set(0, stale());
        keeper.look();

        assertThat(keeper.alarms().active()).extracting(RaisedAlarm::id).containsExactly(id);
        assertThat(published).hasSize(1);

        found.clear();
        keeper.look();

        assertThat(keeper.alarms().active()).isEmpty();
        assertThat(keeper.alarms().ended()).extracting(RaisedAlarm::id).containsExactly(id);
        assertThat(published).hasSize(2).allMatch(change -> change instanceof Change.AlarmsChanged);
    }

    @Test
    void anAcknowledgementIsStoredWithItsAuditEntryAndSurvivesARestart() {
        found.add(stale());
        keeper.look();
        String id = keeper.alarms().active().getFirst().id();

        RaisedAlarm acknowledged =
                keeper.acknowledge(OSCAR, id, "called the site").orElseThrow();

        assertThat(acknowledged.acknowledgedBy()).isEqualTo("oscar");
        AuditEntry entry = stores.audit().page(10, Optional.empty()).entries().getFirst();
        assertThat(entry.act()).isEqualTo("acknowledge-alarm");
        assertThat(entry.detail()).isEqualTo(id + ": called the site");
        keeper.acknowledge(new Actor("ada", "127.0.0.1"), id, null);
        assertThat(stores.audit().page(10, Optional.empty()).entries()).hasSize(1);
        keeper = keeper();
        keeper.look();
        assertThat(keeper.alarms().active().getFirst().acknowledgedBy()).isEqualTo("oscar");
        assertThat(keeper.acknowledge(OSCAR, "nothing", null)).isEmpty();
    }

    @Test
    void whatBecomesCriticalWhileItsAcknowledgementIsStoredIsNotAcknowledged() {
        rule();
        source.errors = 20;
        window();
        RaisedAlarm warning = keeper.alarms().active().getFirst();
        source.errors = 40;
        meanwhile = () -> keeper.judge(clock.instant().plusSeconds(10));

        keeper.acknowledge(OSCAR, warning.id(), null);

        RaisedAlarm critical = keeper.alarms().active().getFirst();
        assertThat(critical.severity()).isEqualTo(AlarmSeverity.CRITICAL);
        assertThat(critical.acknowledgedBy()).isNull();
        meanwhile = () -> {};
        keeper.keep();
        assertThat(stores.alarms().alarms()).containsExactly(critical);
    }

    @Test
    void afterARestartWhatIsNotHeardOfYetEndsOnlyAfterAWhile() {
        found.add(stale());
        keeper.look();
        keeper.keep();
        found.clear();
        keeper = keeper();

        keeper.look();
        assertThat(keeper.alarms().active()).hasSize(1);

        clock.advance(Duration.ofSeconds(61));
        keeper.look();
        assertThat(keeper.alarms().active()).isEmpty();
    }

    private Alarm impossible() {
        return new Alarm(
                "automatic-failover-impossible",
                Alarm.Severity.CRITICAL,
                clock.instant(),
                "portal",
                null,
                "portal",
                "blind");
    }

    @Test
    void whatHoldsOfEverythingThatBeginsIsRaisedOnlyIfItLasts() {
        found.add(impossible());
        keeper.look();
        assertThat(keeper.alarms().active()).isEmpty();
        assertThat(keeper.alarms().settlingUntil())
                .as("and said to be so")
                .isEqualTo(clock.instant().plusSeconds(60));

        clock.advance(Duration.ofSeconds(60));
        keeper.look();
        assertThat(keeper.alarms().active())
                .extracting(RaisedAlarm::code)
                .containsExactly("automatic-failover-impossible");
        assertThat(keeper.alarms().settlingUntil()).isNull();
    }

    @Test
    void whatWasSoBeforeARestartIsSoAtOnce() {
        clock.advance(Duration.ofSeconds(60));
        found.add(impossible());
        keeper.look();
        keeper.keep();

        keeper = keeper();
        keeper.look();

        assertThat(keeper.alarms().active()).hasSize(1);
        assertThat(keeper.alarms().active().getFirst().noDataSince()).isNull();
    }

    @Test
    void aRuleRaisesByItsWindowsAndIsStoredOnceTheStoreIsBack() {
        rule();
        window();
        assertThat(keeper.alarms().active()).isEmpty();
        source.errors = 20;
        away = true;
        window();
        assertThat(keeper.alarms().active()).hasSize(1);
        assertThat(stores.alarms().alarms()).isEmpty();

        away = false;
        window();

        assertThat(stores.alarms().alarms()).hasSize(1);
        source.reports = false;
        window();
        assertThat(keeper.alarms().active().getFirst().noDataSince()).isEqualTo(clock.instant());
        source.reports = true;
        source.errors = 0;
        window();
        assertThat(keeper.alarms().ended()).hasSize(1);
    }

    @Test
    void aRuleThatAsksSomethingElseEndsWhatItRaisedAndALimitDoesNot() {
        rule();
        source.errors = 20;
        window();
        String id = keeper.alarms().active().getFirst().id();
        AlarmRule before = stores.alarms().rules().getFirst();
        AlarmRule moved = with(before, 0.15, before.by());
        stores.alarms().save(moved, before.version(), AlarmAudit.provisioned(moved, clock.instant()));
        window();
        assertThat(keeper.alarms().active()).extracting(RaisedAlarm::id).containsExactly(id);

        AlarmRule other = with(moved, 0.15, AlarmBy.NONE);
        stores.alarms().save(other, moved.version(), AlarmAudit.provisioned(other, clock.instant()));
        source.reports = false;
        window();

        assertThat(keeper.alarms().active()).isEmpty();
        assertThat(keeper.alarms().ended().getFirst().end()).isEqualTo(RaisedAlarm.End.RULE_CHANGED);
    }

    private AlarmRule with(AlarmRule rule, double warning, AlarmBy by) {
        return new AlarmRule(
                rule.id(),
                rule.version() + 1,
                rule.name(),
                rule.metric(),
                rule.aggregate(),
                rule.unit(),
                rule.scope(),
                by,
                rule.over(),
                rule.direction(),
                warning,
                rule.critical(),
                rule.enabled(),
                rule.made(),
                "oscar",
                clock.instant());
    }

    @Test
    void withoutTheStoreNothingIsAcknowledged() {
        found.add(stale());
        keeper.look();
        away = true;
        String id = keeper.alarms().active().getFirst().id();

        assertThatThrownBy(() -> keeper.acknowledge(OSCAR, id, null)).isInstanceOf(StoreUnavailable.class);
        assertThat(keeper.alarms().active().getFirst().acknowledgedBy()).isNull();
    }

    @Test
    void shippedRulesAreTakenOnceAndStayRemoved() {
        rules.provision(ShippedRules.at(clock.instant()));
        assertThat(rules.rules()).isNotEmpty().allMatch(AlarmRule::enabled);
        rules.rules().forEach(rule -> rules.remove(OSCAR, rule.id(), rule.version()));

        rules.provision(ShippedRules.at(clock.instant()));

        assertThat(rules.rules()).isEmpty();
    }
}
