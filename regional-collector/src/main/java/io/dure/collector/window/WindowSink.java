package io.dure.collector.window;

import io.dure.collector.otlp.OverloadedException;
import io.dure.federation.v1.WindowPiece;
import java.util.List;

/** Keeps windows on their way to the hubs. Called by many threads at once, which may block in it. */
@FunctionalInterface
public interface WindowSink {
    /**
     * Keeps the pieces of one report, and returns when they are durable: the sender is answered after that, and sends
     * nothing of it again.
     *
     * @param pieces at least one, each new as far as this process knows
     * @throws OverloadedException if none of them was kept and none will be sent: the sender shall come again
     */
    void keep(List<WindowPiece> pieces) throws OverloadedException;
}
