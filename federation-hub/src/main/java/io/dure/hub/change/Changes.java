package io.dure.hub.change;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Passes changes on to the listeners, on the thread that made the change: a listener must only take note and return.
 */
@Component
public class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** Ends by {@link Subscription#close()}. */
    public Subscription subscribe(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void publish(Change change) {
        for (Consumer<Change> listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException failed) {
                // One broken view must not keep the others, or the leader, from going on.
                LOG.warn("a listener failed on {}", change, failed);
            }
        }
    }

    /** A listener's place, given back by closing it. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
