package io.dure.hub.live;

import io.dure.federation.v1.Gauge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests that run at one moment, by how long they have run so far.
 *
 * @param lt1s less than 1 s
 * @param to3s from 1 s to less than 3 s
 * @param to5s from 3 s to less than 5 s
 * @param ge5s 5 s or more
 */
public record Running(long lt1s, long to3s, long to5s, long ge5s) {
    private static final String GAUGE = "http.server.active_requests";

    /** As an instance reports it; null where it does not, or not by how long they have run. */
    static @Nullable Running of(List<Gauge> gauges) {
        Running sum = null;
        for (Gauge gauge : gauges) {
            if (gauge.getName().equals(GAUGE) && gauge.getCount() > 0) {
                long requests = Math.max(0, Math.round(gauge.getSum() / gauge.getCount()));
                sum = sum(
                        sum,
                        switch (gauge.getLabel()) {
                            case "lt_1s" -> new Running(requests, 0, 0, 0);
                            case "1_3s" -> new Running(0, requests, 0, 0);
                            case "3_5s" -> new Running(0, 0, requests, 0);
                            case "ge_5s" -> new Running(0, 0, 0, requests);
                            default -> null;
                        });
            }
        }
        return sum;
    }

    /** Of those that are known. */
    static @Nullable Running sum(@Nullable Running one, @Nullable Running other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Running(one.lt1s + other.lt1s, one.to3s + other.to3s, one.to5s + other.to5s, one.ge5s + other.ge5s);
    }
}
