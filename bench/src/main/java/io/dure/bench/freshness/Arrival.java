package io.dure.bench.freshness;

import io.dure.demo.hub.HubClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One window of one site and when its complete value first arrived at a client of the live stream.
 *
 * @param instances of which the value told
 */
public record Arrival(String site, Instant windowEnd, Instant at, int instances) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public double seconds() {
        return Duration.between(windowEnd, at).toMillis() / 1000.0;
    }

    /** Listens for so long, to windows that end in that time. */
    public static List<Arrival> listen(HubClient hub, Duration length) {
        List<Arrival> arrivals = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Instant started = Instant.now();
        Instant end = started.plus(length);
        String event = "";
        try (Stream<String> lines = hub.lines("live")) {
            for (Iterator<String> each = lines.iterator(); Instant.now().isBefore(end) && each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:") && event.equals("overview")) {
                    Instant now = Instant.now();
                    for (JsonNode site : JSON.readTree(line.substring(5)).path("sites")) {
                        JsonNode values = site.path("values");
                        String windowEnd = values.path("windowEnd").asString("");
                        if (!windowEnd.isEmpty()
                                && values.path("complete").asBoolean(false)
                                && seen.add(site.path("id").asString() + windowEnd)
                                && Instant.parse(windowEnd).isAfter(started)) {
                            arrivals.add(new Arrival(
                                    site.path("id").asString(),
                                    Instant.parse(windowEnd),
                                    now,
                                    values.path("instances").asInt(0)));
                        }
                    }
                }
            }
        }
        return arrivals;
    }

    public static void write(List<Arrival> arrivals, Path file) {
        try {
            Files.write(file, arrivals.stream().map(JSON::writeValueAsString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
