package io.dure.collector.spool;

import io.dure.collector.otlp.OverloadedException;
import io.dure.federation.v1.WindowPiece;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One sender that waits for its windows to become durable. */
final class Keeping {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final List<WindowPiece> pieces;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Optional<OverloadedException>> outcome = new CompletableFuture<>();

    Keeping(List<WindowPiece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    List<WindowPiece> pieces() {
        return pieces;
    }

    long bytes() {
        return pieces.stream().mapToLong(WindowPiece::getSerializedSize).sum();
    }

    /** The spool takes it up; false if its sender went away before. */
    boolean begin() {
        return decided.compareAndSet(false, true);
    }

    void kept() {
        outcome.complete(Optional.empty());
    }

    void refused(OverloadedException why) {
        outcome.complete(Optional.of(why));
    }

    /** Waits, and leaves only while nothing has begun: what is being written may be kept. */
    void await() throws OverloadedException {
        try {
            outcome.copy().orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            if (late.getCause() instanceof TimeoutException && decided.compareAndSet(false, true)) {
                throw OverloadedException.unavailable(
                        "spool-slow", "the collector's disk does not keep up; send again later", LONGEST);
            }
        }
        Optional<OverloadedException> refusal = outcome.join();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
