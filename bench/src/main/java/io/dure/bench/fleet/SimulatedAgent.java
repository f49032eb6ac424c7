package io.dure.bench.fleet;

import io.dure.bench.otlp.AgentPayload;
import io.dure.bench.otlp.OtlpConnection;
import io.dure.bench.otlp.Template;
import io.dure.demo.layout.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Behaves as our agent does: a preview every 2 s, a whole window every 10 s, resent until answered, to the next collector when one is
 * gone, bounded, with its drops told in the next window. It has a connection of its own.
 */
public final class SimulatedAgent implements Runnable {
    private static final long SLICE_MS = 2_000;
    private static final long WINDOW_MS = 10_000;

    private final String name;
    private final AgentPayload payload;
    private final List<Address> collectors;
    private final String token;
    private final Habits habits;
    private final Deque<Window> waiting = new ArrayDeque<>();
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private @Nullable OtlpConnection connection;
    private int collector;
    private long heldUntil;
    private volatile boolean ending;

    /**
     * What differs from fleet to fleet.
     *
     * @param previews whether it sends them
     * @param gzip as our agent does; else the machine's time goes to what is measured
     * @param mostWindows that wait at most; the oldest goes first
     * @param moveEvery windows after which it goes on to the next collector by itself; 0: only when one is gone
     */
    public record Habits(boolean previews, boolean gzip, int mostWindows, int moveEvery) {}

    private record Window(long startMs, long endMs, long created, long dropped, boolean last) {}

    public SimulatedAgent(int number, AgentPayload payload, List<Address> collectors, String token, Habits habits) {
        this.name = Template.name(number);
        this.payload = payload;
        this.collectors = List.copyOf(collectors);
        this.token = token;
        this.habits = habits;
        this.collector = number % collectors.size();
    }

    @Override
    public void run() {
        try {
            long edge = System.currentTimeMillis() / SLICE_MS * SLICE_MS + SLICE_MS;
            while (!ending) {
                sleepUntil(edge);
                if (edge % WINDOW_MS == 0) {
                    cut(edge);
                }
                if (habits.previews()) {
                    send(payload.preview().fill(name, edge - SLICE_MS, edge));
                }
                drain();
                edge = Math.max(edge + SLICE_MS, System.currentTimeMillis() / SLICE_MS * SLICE_MS);
            }
            cutLast((edge - SLICE_MS) / WINDOW_MS * WINDOW_MS);
            while (!waiting.isEmpty()) {
                drain();
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    private static void sleepUntil(long edge) throws InterruptedException {
        long left = edge - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }

    private void cut(long edge) {
        long all = created.addAndGet(payload.window().transactions());
        put(new Window(edge - WINDOW_MS, edge, all, dropped.get(), false));
        if (habits.moveEvery() > 0 && edge / WINDOW_MS % habits.moveEvery() == 0) {
            next();
        }
    }

    private void cutLast(long startMs) {
        long all = created.addAndGet(payload.last().transactions());
        put(new Window(startMs, Math.max(startMs + 1, System.currentTimeMillis()), all, dropped.get(), true));
    }

    private void put(Window window) {
        waiting.addLast(window);
        while (waiting.size() > habits.mostWindows()) {
            waiting.removeFirst();
            dropped.addAndGet(payload.window().transactions());
        }
    }

    private void drain() {
        for (Window window = waiting.peekFirst(); window != null; window = waiting.peekFirst()) {
            Template template = window.last() ? payload.last() : payload.window();
            long told = window.last() ? dropped.get() : window.dropped();
            if (!send(template.fill(name, window.startMs(), window.endMs(), window.created(), told))) {
                return;
            }
            waiting.removeFirst();
            accepted.addAndGet(template.transactions());
        }
    }

    /** Whether it was taken; what the collector asks to come again later is left for the next round. */
    private boolean send(byte[] report) {
        if (System.currentTimeMillis() < heldUntil) {
            return false;
        }
        try {
            OtlpConnection open = connection;
            if (open == null || !open.isUsable()) {
                hangUp();
                open = new OtlpConnection(collectors.get(collector), token);
                connection = open;
            }
            OtlpConnection.Answer answer = open.post(habits.gzip() ? gzip(report) : report, habits.gzip());
            if (answer.retryAfterSeconds() > 0) {
                heldUntil = System.currentTimeMillis() + 1_000L * answer.retryAfterSeconds();
            }
            return answer.isTaken();
        } catch (IOException e) {
            next();
            return false;
        }
    }

    private void next() {
        hangUp();
        collector = (collector + 1) % collectors.size();
    }

    private void hangUp() {
        OtlpConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Sends its last window, and ends when everything was answered. */
    public void end() {
        ending = true;
    }

    public long created() {
        return created.get();
    }

    public long dropped() {
        return dropped.get();
    }

    public long accepted() {
        return accepted.get();
    }
}
