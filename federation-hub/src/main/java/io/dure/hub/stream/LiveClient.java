package io.dure.hub.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One client of the stream: a bounded queue that the hub fills and the client's own thread empties. */
final class LiveClient {
    /** About half a minute of events; who is later than that is dropped. */
    static final int BACKLOG = 64;

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final Frame END = new Frame(Long.MAX_VALUE, "", "", new byte[0], new byte[0], Cut.NOTHING);

    private final Audience audience;
    private final Duration heartbeat;
    private final BlockingQueue<Frame> queue;

    /** {@code current} is sent first and does not count into the backlog. */
    LiveClient(Audience audience, List<Frame> current, Duration heartbeat) {
        this.audience = audience;
        this.heartbeat = heartbeat;
        this.queue = new ArrayBlockingQueue<>(current.size() + BACKLOG + 1);
        queue.addAll(current);
    }

    /** False: the client is too slow. */
    boolean offer(Frame frame) {
        // The last place is kept for the end.
        return queue.remainingCapacity() > 1 && queue.offer(frame);
    }

    /** Ends {@link #run} as soon as it looks. */
    void end() {
        queue.clear();
        queue.add(END);
    }

    /** Writes until the end, until {@code mayGoOn} says no, or until the client is gone. */
    void run(OutputStream out, BooleanSupplier mayGoOn) throws IOException, InterruptedException {
        long lastHeartbeat = System.nanoTime();
        while (mayGoOn.getAsBoolean()) {
            Frame frame = queue.poll(heartbeat.toNanos(), TimeUnit.NANOSECONDS);
            if (!writeAvailable(frame, out)) {
                return;
            }
            if (System.nanoTime() - lastHeartbeat >= heartbeat.toNanos()) {
                out.write(HEARTBEAT);
                lastHeartbeat = System.nanoTime();
            }
            out.flush();
        }
    }

    private boolean writeAvailable(@Nullable Frame first, OutputStream out) throws IOException {
        for (@Nullable Frame frame = first; frame != null; frame = queue.poll()) {
            if (frame.id() == END.id()) {
                return false;
            }
            out.write(audience.hear(frame));
        }
        return true;
    }
}
