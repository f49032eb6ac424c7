package io.dure.hub.failover;

import java.time.Instant;
import java.util.Optional;

/** What a provider says while it understands the plan and does not take it. */
final class Refusals {
    /** A mismatch is settled by reading again; what is refused twice in a row is refused. */
    private static final int FOR_GOOD = 2;

    private Optional<ProviderView.Refusal> last = Optional.empty();
    private int count;

    void refused(String code, String message, Instant now) {
        count++;
        last = Optional.of(new ProviderView.Refusal(
                code, message, last.map(ProviderView.Refusal::since).orElse(now)));
    }

    /** It no longer refuses. */
    void over() {
        count = 0;
        last = Optional.empty();
    }

    /** As it said more than once. */
    Optional<ProviderView.Refusal> standing() {
        return last.filter(said -> count >= FOR_GOOD);
    }
}
