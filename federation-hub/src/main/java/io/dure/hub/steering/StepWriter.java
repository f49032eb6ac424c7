package io.dure.hub.steering;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.drill.Drill;
import io.dure.hub.incident.Incident;
import io.dure.hub.store.ServiceStore;
import io.dure.hub.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the leader's steps, in order, on a thread of its own: the failover clock never waits for the store. What could
 * not be written goes with the service's next step.
 */
final class StepWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StepWriter.class);
    private static final int QUEUE = 4_096;
    private static final int MOST_KEPT = 1_000;

    private final ServiceStore store;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("step-writer").daemon().factory());
    /** Confined to the writer's thread. */
    private final Map<String, ServiceStore.Step> unwritten = new HashMap<>();

    StepWriter(ServiceStore store) {
        this.store = store;
    }

    /** Completes when the step is in the store, exceptionally when it is not known to be. */
    CompletableFuture<Void> write(ServiceStore.Step step) {
        try {
            return CompletableFuture.runAsync(() -> save(step), executor);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    /** Completes when the service is out of the store, and what was written of it before is in it. */
    CompletableFuture<Void> remove(String service, AuditEntry entry) {
        try {
            return CompletableFuture.runAsync(
                    () -> {
                        store.remove(service, entry);
                        unwritten.remove(service);
                    },
                    executor);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    private void save(ServiceStore.Step step) {
        String service = step.service().definition().id();
        ServiceStore.Step whole = merge(unwritten.remove(service), step);
        try {
            store.save(whole);
        } catch (StoreUnavailable failed) {
            LOG.error("a step of {} is not stored yet: {}", service, failed.getMessage());
            unwritten.put(service, whole);
            throw failed;
        } catch (RuntimeException bug) {
            LOG.error("a step of {} is not stored yet", service, bug);
            unwritten.put(service, whole);
            throw bug;
        }
    }

    private static ServiceStore.Step merge(ServiceStore.@Nullable Step older, ServiceStore.Step newer) {
        if (older == null) {
            return newer;
        }
        List<AuditEntry> entries = new ArrayList<>(older.entries());
        entries.addAll(newer.entries());
        if (entries.size() > MOST_KEPT) {
            LOG.error("{} audit entries are lost: the store has failed for too long", entries.size() - MOST_KEPT);
            entries = entries.subList(entries.size() - MOST_KEPT, entries.size());
        }
        Map<String, Incident> incidents = new LinkedHashMap<>();
        older.incidents().forEach(incident -> incidents.put(incident.id(), incident));
        newer.incidents().forEach(incident -> incidents.put(incident.id(), incident));
        Map<String, Drill> drills = new LinkedHashMap<>();
        older.drills().forEach(drill -> drills.put(drill.id(), drill));
        newer.drills().forEach(drill -> drills.put(drill.id(), drill));
        return new ServiceStore.Step(
                newer.service(), entries, List.copyOf(incidents.values()), List.copyOf(drills.values()));
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.error("steps are not stored: the store did not answer before the end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
