package io.dure.hub.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import io.dure.hub.steering.Alarm;
import io.dure.hub.store.AlarmStore;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Keeps whoever asks until there is an answer. */
    private static final class Slow implements SeriesSource {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);

        @Override
        public SeriesReading read(SeriesRequest request) {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new StoreUnavailable("slow", new IllegalStateException());
        }

        @Override
        public List<Gauge> gauges(io.dure.auth.role.Scope scope) {
            return List.of();
        }
    }

    @Test
    void aSlowStoreKeepsNobodyFromSeeingWhatTheHubFindsByItself() throws InterruptedException {
        AlarmStore store = InMemoryStores.create().alarms();
        AlarmRule errors = Rules.errors(AlarmBy.SITE, Duration.ofMinutes(1), 0.1, 0.3);
        store.save(errors, 0, AlarmAudit.provisioned(errors, NOW));
        Slow source = new Slow();
        Changes changes = new Changes();
        CountDownLatch shown = new CountDownLatch(1);
        changes.subscribe(change -> {
            if (change instanceof Change.AlarmsChanged) {
                shown.countDown();
            }
        });
        Alarm stale = new Alarm("site-stale", Alarm.Severity.WARNING, NOW, null, "private", "private", "silent");
        AlarmKeeper keeper = new AlarmKeeper(
                store,
                new AlarmRules(store, () -> "r", Clock.systemUTC()),
                new RuleReader(source, new Completeness(List.of("private"), Clock.systemUTC())),
                () -> source.asked.getCount() > 0 ? List.of() : List.of(stale),
                changes,
                Clock.systemUTC());
        AlarmWatch watch = new AlarmWatch(keeper, changes);
        watch.start();
        try {
            changes.publish(new Change.WindowCompleted(NOW));

            assertThat(source.asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(shown.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(source.answered.getCount()).isEqualTo(1);
            assertThat(keeper.alarms().active()).extracting(RaisedAlarm::code).containsExactly("site-stale");
        } finally {
            source.answered.countDown();
            watch.stop();
        }
        assertThat(watch.isRunning()).isFalse();
    }
}
