package io.dure.bench.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many simulated agents, each on a virtual thread. */
public final class Fleet implements AutoCloseable {
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public void add(SimulatedAgent agent) {
        agents.add(agent);
        threads.execute(agent);
    }

    public int size() {
        return agents.size();
    }

    public long created() {
        return agents.stream().mapToLong(SimulatedAgent::created).sum();
    }

    public long dropped() {
        return agents.stream().mapToLong(SimulatedAgent::dropped).sum();
    }

    public long accepted() {
        return agents.stream().mapToLong(SimulatedAgent::accepted).sum();
    }

    /** All but so many end in order. */
    public void shrinkTo(int size) {
        agents.stream().skip(size).forEach(SimulatedAgent::end);
    }

    /** All end in order; false when some could not get rid of their last windows in this time. */
    public boolean end(Duration longest) {
        agents.forEach(SimulatedAgent::end);
        threads.shutdown();
        try {
            return threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
