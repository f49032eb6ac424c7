package io.dure.hub.failover;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * What planned changes of a service must keep to; an evacuation by quorum is held back by never-empty alone.
 *
 * @param minimumHealthyPercent of all endpoints of a service, how many must be up at the members that answer; 0: none
 * @param largestChange how far the split may be shifted; empty: any
 * @param window when changes are allowed; empty: always
 * @param twoPeople every change is proposed by one person and approved by another
 */
public record Guardrails(
        int minimumHealthyPercent, Optional<LargestChange> largestChange, Optional<Window> window, boolean twoPeople) {
    public Guardrails {
        if (minimumHealthyPercent < 0 || minimumHealthyPercent > 100) {
            throw new IllegalArgumentException(
                    "minimum-healthy-percent must be from 0 to 100: " + minimumHealthyPercent);
        }
    }

    public static Guardrails none() {
        return new Guardrails(0, Optional.empty(), Optional.empty(), false);
    }

    /**
     * How much of the answers may move.
     *
     * @param points of a hundred, by which any member's share may change
     * @param within the time in which the changes are summed
     */
    public record LargestChange(int points, Duration within) {
        public LargestChange {
            if (points < 1 || points > 100) {
                throw new IllegalArgumentException("largest-change.points must be from 1 to 100: " + points);
            }
            if (within.isNegative() || within.isZero()) {
                throw new IllegalArgumentException("largest-change.within must be positive: " + within);
            }
        }
    }

    /**
     * When changes are allowed, by the clock of a zone; a window that ends before it begins runs past midnight.
     *
     * @param days on which it begins
     */
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
        public Window {
            days = Set.copyOf(days);
            if (days.isEmpty() || from.equals(to)) {
                throw new IllegalArgumentException("window needs a day, and an end other than its begin");
            }
        }

        /** Whether changes are allowed at this time. */
        public boolean isOpen(Instant time) {
            ZonedDateTime local = time.atZone(zone);
            LocalTime clock = local.toLocalTime();
            DayOfWeek today = local.getDayOfWeek();
            boolean begunToday = days.contains(today) && !clock.isBefore(from);
            return from.isBefore(to)
                    ? begunToday && clock.isBefore(to)
                    : begunToday || (days.contains(today.minus(1)) && clock.isBefore(to));
        }
    }
}
