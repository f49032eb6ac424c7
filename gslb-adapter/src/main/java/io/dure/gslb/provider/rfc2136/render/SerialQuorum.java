package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.provider.Propagation;
import java.util.List;
import java.util.stream.Collectors;

/** Whether enough of a zone's servers have what its primary has. */
public final class SerialQuorum {
    private SerialQuorum() {}

    /** What one secondary said. */
    public sealed interface Reading {
        String server();

        /** It has the primary's serial, or a later one. */
        record Current(String server) implements Reading {}

        record Behind(String server, long serial) implements Reading {}

        /** It does not answer for the zone. */
        record Silent(String server, String cause) implements Reading {}
    }

    /**
     * In sync once more than half of the zone's servers, its primary counted, have the serial; or once all that answer have
     * it and they are at least half. So one dead server of two or three is not waited for, and a living one of two is.
     */
    public static Propagation judge(long serial, List<Reading> secondaries) {
        int servers = secondaries.size() + 1;
        long current = 1 + count(secondaries, Reading.Current.class);
        long behind = count(secondaries, Reading.Behind.class);
        if (2 * current > servers || (behind == 0 && 2 * current == servers)) {
            return new Propagation.InSync();
        }
        return new Propagation.Pending(current + " of " + servers + " servers have serial " + serial + ": "
                + secondaries.stream()
                        .filter(reading -> !(reading instanceof Reading.Current))
                        .map(SerialQuorum::text)
                        .collect(Collectors.joining(", ")));
    }

    /** Whether {@code serial} is at least {@code other} (RFC 1982). */
    public static boolean isAtLeast(long serial, long other) {
        return serial == other || (int) (serial - other) > 0;
    }

    private static long count(List<Reading> readings, Class<? extends Reading> kind) {
        return readings.stream().filter(kind::isInstance).count();
    }

    private static String text(Reading reading) {
        return switch (reading) {
            case Reading.Current(String server) -> server;
            case Reading.Behind(String server, long serial) -> server + " has " + serial;
            case Reading.Silent(String server, String cause) -> server + " does not answer (" + cause + ")";
        };
    }
}
