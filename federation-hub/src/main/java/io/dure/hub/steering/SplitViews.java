package io.dure.hub.steering;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The three-way split, read side. */
public interface SplitViews {
    /**
     * The newest complete windows that cover {@code window}; empty when there is no such service.
     *
     * @param window at least 10 s; what lies before the last hour is not known and makes the view partial
     */
    Optional<SplitView> split(String service, Duration window);

    /**
     * Widened to whole windows of 10 s; what lies before the last hour is not known and makes the view partial.
     *
     * @param to after {@code from}
     */
    Optional<SplitView> split(String service, Instant from, Instant to);
}
