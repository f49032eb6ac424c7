package io.dure.notice;

import java.time.Instant;

/**
 * A notice that is still to be delivered.
 *
 * @param number rises from notice to notice
 * @param attempts that failed
 * @param due not before
 */
record Waiting(Notice notice, long number, int attempts, Instant due) {
    Waiting again(Instant next) {
        return new Waiting(notice, number, attempts + 1, next);
    }
}
