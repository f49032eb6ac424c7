package io.dure.notice;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt. */
sealed interface Delivery {
    String detail();

    record Delivered(String detail) implements Delivery {}

    /**
     * It may go well later.
     *
     * @param after as the other side asks for
     */
    record Failed(String detail, Optional<Duration> after) implements Delivery {
        Failed(String detail) {
            this(detail, Optional.empty());
        }
    }

    /** The other side will never take it. */
    record Rejected(String detail) implements Delivery {}
}
