package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.plan.Mode;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import io.dure.hub.store.ServiceStore;
import io.dure.hub.store.StoreUnavailable;
import io.dure.hub.told.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepWriterTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);

    private final Kept store = new Kept();
    private final StepWriter writer = new StepWriter(store);

    @AfterEach
    void close() {
        writer.close();
    }

    private static final class Kept implements ServiceStore {
        private final List<Step> saved = new ArrayList<>();
        private volatile Optional<RuntimeException> failure = Optional.empty();

        @Override
        public List<FailoverSnapshot> services() {
            return List.of();
        }

        @Override
        public boolean provision(FailoverSnapshot fresh, AuditEntry entry) {
            return false;
        }

        @Override
        public synchronized void save(Step step) {
            failure.ifPresent(failed -> {
                throw failed;
            });
            saved.add(step);
        }

        @Override
        public synchronized void remove(String service, AuditEntry entry) {
            saved.removeIf(step -> step.service().definition().id().equals(service));
        }

        @Override
        public List<String> removed() {
            return List.of();
        }

        synchronized List<Step> saved() {
            return List.copyOf(saved);
        }
    }

    private static ServiceStore.Step step(String detail, Incident... incidents) {
        FailoverSnapshot snapshot = FailoverMachine.fresh(
                        Leading.definition(Mode.AUTOMATIC), FailoverSettings.defaults(), NOW)
                .snapshot();
        AuditEntry entry = new AuditEntry(0, NOW, "hub", null, "latch", "portal", detail, null, null, null, "done");
        return new ServiceStore.Step(snapshot, List.of(entry), List.of(incidents));
    }

    private static Incident incident() {
        return IncidentChange.opened(
                "portal-private-1",
                "portal",
                "private",
                NOW,
                Mode.AUTOMATIC,
                "quorum",
                false,
                Told.reason(""),
                List.of());
    }

    private static void await(CompletableFuture<Void> written) throws Exception {
        written.get(1, TimeUnit.MINUTES);
    }

    private static List<String> details(ServiceStore.Step step) {
        return step.entries().stream()
                .map(entry -> String.valueOf(entry.detail()))
                .toList();
    }

    @Test
    void stepsAreWrittenInTheirOrder() throws Exception {
        var unused = writer.write(step("first"));
        await(writer.write(step("second")));

        assertThat(store.saved())
                .extracting(StepWriterTest::details)
                .containsExactly(List.of("first"), List.of("second"));
    }

    @Test
    void whatCouldNotBeWrittenGoesWithTheNextStep() throws Exception {
        store.failure = Optional.of(new StoreUnavailable(StoreUnavailable.UNAVAILABLE, "the disk hangs"));
        assertThatThrownBy(() -> await(writer.write(step("first", incident()))))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StoreUnavailable.class);
        Incident later = IncidentChange.reached(incident(), Incident.Stage.DECIDED, NOW);
        assertThatThrownBy(() -> await(writer.write(step("second", later)))).isInstanceOf(ExecutionException.class);

        store.failure = Optional.empty();
        await(writer.write(step("third")));

        assertThat(store.saved()).singleElement().satisfies(whole -> {
            assertThat(details(whole)).containsExactly("first", "second", "third");
            assertThat(whole.incidents()).containsExactly(later);
        });
    }

    @Test
    void aBugOfTheStoreLosesNothingEither() throws Exception {
        store.failure = Optional.of(new IllegalStateException("in the store"));
        assertThatThrownBy(() -> await(writer.write(step("first")))).isInstanceOf(ExecutionException.class);

        store.failure = Optional.empty();
        await(writer.write(step("second")));

        assertThat(store.saved())
                .singleElement()
                .extracting(StepWriterTest::details)
                .isEqualTo(List.of("first", "second"));
    }
}
