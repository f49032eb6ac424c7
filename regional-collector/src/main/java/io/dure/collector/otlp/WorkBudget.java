package io.dure.collector.otlp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The bytes that all requests being read may hold together. Nobody waits for it: who does not get its share is refused. */
final class WorkBudget {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AtomicInteger free;

    WorkBudget(int bytes) {
        free = new AtomicInteger(bytes);
    }

    Share open() {
        return new Share();
    }

    int free() {
        return free.get();
    }

    /** What one request holds; given back at its end. */
    final class Share implements AutoCloseable {
        private int held;

        void take(int bytes) throws OverloadedException {
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                throw OverloadedException.unavailable(
                        "overloaded", "too much is being read at the moment; send again later", AGAIN);
            }
            held += bytes;
        }

        @Override
        public void close() {
            free.addAndGet(held);
            held = 0;
        }
    }
}
