package io.dure.hub.session;

import java.time.Duration;

/** Settings, for tests. */
final class Rechecks {
    static final RecheckProperties USUAL =
            new RecheckProperties(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(8), 0.3, 3);
    static final RecheckProperties PATIENT =
            new RecheckProperties(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofDays(1), 0.3, 3);
    static final LockoutProperties LOCKOUT = new LockoutProperties(4, Duration.ofMinutes(30), 100);

    private Rechecks() {}
}
