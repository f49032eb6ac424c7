package io.dure.demo.process;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All child processes. */
public final class Children implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Map<String, Child> children = new LinkedHashMap<>();
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("starter").daemon().factory());
    private boolean closed;

    /** Adds a program without starting it. */
    public synchronized Child add(Program program) {
        Child child = new Child(program, this::startOnLastingThread);
        if (children.putIfAbsent(program.name(), child) != null) {
            throw new IllegalArgumentException("two programs named " + program.name());
        }
        return child;
    }

    /**
     * The child of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public synchronized Child named(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("no process is named " + name);
        }
        return child;
    }

    public synchronized Collection<Child> all() {
        return List.copyOf(children.values());
    }

    private synchronized Process startOnLastingThread(ProcessBuilder builder) {
        if (closed) {
            throw new IllegalStateException("the demonstration is ending");
        }
        return CompletableFuture.supplyAsync(() -> Child.Spawner.startHere(builder), starter)
                .join();
    }

    /** SIGTERM to all, SIGKILL after eight seconds to those left. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        all().forEach(Child::askToStop);
        for (Child child : all()) {
            child.ensureEnded(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        starter.shutdown();
    }
}
