package io.dure.gslb.provider.route53;

import java.time.Duration;

/** How time is let pass; a test lets its clock pass instead. */
@FunctionalInterface
interface Pause {
    Pause BY_SLEEPING = length -> Thread.sleep(length);

    void of(Duration length) throws InterruptedException;
}
