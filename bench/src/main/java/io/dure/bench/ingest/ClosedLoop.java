package io.dure.bench.ingest;

import io.dure.bench.otlp.OtlpConnection;
import io.dure.bench.otlp.Template;
import io.dure.demo.layout.Address;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Senders that each wait for an answer and then report for their next instance, each stretch of time of each instance once. */
public final class ClosedLoop implements AutoCloseable {
    private static final long LONGEST_STRETCH_MS = 10_000;

    private final Address collector;
    private final String token;
    private final Template template;
    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    public ClosedLoop(Address collector, String token, Template template) {
        this.collector = collector;
        this.token = token;
        this.template = template;
    }

    /** Starts senders that have so many instances each. */
    public void start(int senders, int instances) {
        for (int sender = 0; sender < senders; sender++) {
            int first = sender * instances;
            threads.execute(() -> send(first, instances));
        }
    }

    private void send(int first, int instances) {
        long[] until = new long[instances];
        while (!ended) {
            try (OtlpConnection connection = new OtlpConnection(collector, token)) {
                for (int i = 0; !ended && connection.isUsable(); i = (i + 1) % instances) {
                    long now = System.currentTimeMillis();
                    long from = Math.max(until[i], now - LONGEST_STRETCH_MS);
                    if (from >= now) {
                        Thread.sleep(1);
                        continue;
                    }
                    until[i] = now;
                    count(connection.post(template.fill(Template.name(first + i), from, now), false));
                }
            } catch (IOException e) {
                broken.increment();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void count(OtlpConnection.Answer answer) {
        (answer.isTaken() ? taken : refused).increment();
    }

    public long taken() {
        return taken.sum();
    }

    long refused() {
        return refused.sum();
    }

    long broken() {
        return broken.sum();
    }

    /** Waits for the answers under way. */
    public void end() {
        ended = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(15, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }
}
