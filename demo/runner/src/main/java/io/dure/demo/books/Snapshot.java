package io.dure.demo.books;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What agents, collectors and hub said of themselves at one moment, word for word: a raw file.
 *
 * @param at when it was taken
 * @param agents the status file of each instance, by site and instance
 * @param collectors the ledger of each site's collectors
 * @param ledger the hub's
 * @param transactions the hub's answer to a query for each site's transactions without probes
 * @param probes the same for probes
 */
public record Snapshot(
        Instant at,
        Map<String, Map<String, JsonNode>> agents,
        Map<String, List<JsonNode>> collectors,
        JsonNode ledger,
        JsonNode transactions,
        JsonNode probes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public void write(Path file) {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Snapshot read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Snapshot.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The books of every site.
     *
     * @param logs the lines of each instance's access log
     */
    public List<SiteBooks> books(Map<String, List<Logged.Line>> logs) {
        return agents.keySet().stream()
                .sorted()
                .map(site -> new SiteBooks(site, logged(site, logs), agents(site), collectors(site), hub(site)))
                .toList();
    }

    private Logged logged(String site, Map<String, List<Logged.Line>> logs) {
        Logged logged = Logged.NOTHING;
        for (Map.Entry<String, JsonNode> agent :
                agents.getOrDefault(site, Map.of()).entrySet()) {
            List<Logged.Line> lines = logs.getOrDefault(agent.getKey(), List.of());
            JsonNode status = agent.getValue();
            logged = logged.plus(
                    status.path("last").asBoolean(false)
                            ? Logged.whole(lines)
                            : Logged.upTo(time(status, "windowEnd"), lines));
        }
        return logged;
    }

    private SiteBooks.Agents agents(String site) {
        SiteBooks.Agents sum = new SiteBooks.Agents(Entries.NONE, 0, Map.of());
        for (JsonNode status : agents.getOrDefault(site, Map.of()).values()) {
            Map<String, Long> dropped = reasons(status.path("dropped"));
            long created = number(status, "created");
            // What the window just ended holds is on its way when the file is written: what counts is that it arrives.
            sum = sum.plus(new SiteBooks.Agents(Entries.ofAll(created, number(status, "probes")), 0, dropped));
        }
        return sum;
    }

    private SiteBooks.Collectors collectors(String site) {
        SiteBooks.Collectors sum = new SiteBooks.Collectors(0, 0, 0, Map.of());
        for (JsonNode ledger : collectors.getOrDefault(site, List.of())) {
            sum = sum.plus(new SiteBooks.Collectors(
                    number(ledger, "taken") - number(ledger, "repeated"),
                    number(ledger, "probes"),
                    number(ledger, "waiting"),
                    reasons(ledger.path("dropped"))));
        }
        return sum;
    }

    private SiteBooks.Hub hub(String site) {
        JsonNode told = find(ledger.path("sites"), "site", site);
        return new SiteBooks.Hub(
                Entries.ofAll(number(told, "stored"), number(told, "probes")),
                new Entries(sum(transactions, site), sum(probes, site)),
                number(told, "waiting"),
                told.path("hole").asLong(0),
                reasons(told.path("lost")),
                reasons(told.path("droppedByAgent")));
    }

    private static long sum(JsonNode answer, String site) {
        long sum = 0;
        for (JsonNode series : answer.path("series")) {
            if (series.path("labels").path("site").asString("").equals(site)) {
                for (JsonNode point : series.path("points")) {
                    sum += Math.round(point.path("value").asDouble(0));
                }
            }
        }
        return sum;
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        for (JsonNode each : list) {
            if (each.path(field).asString("").equals(value)) {
                return each;
            }
        }
        return list.path("absent");
    }

    private static long number(JsonNode node, String field) {
        return node.path(field).asLong(0);
    }

    /** A time in ISO 8601 or in epoch milliseconds. */
    public static Instant time(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? Instant.parse(value.asString()) : Instant.ofEpochMilli(value.asLong(0));
    }

    private static Map<String, Long> reasons(JsonNode node) {
        Map<String, Long> reasons = new TreeMap<>();
        node.properties()
                .forEach(
                        reason -> reasons.put(reason.getKey(), reason.getValue().asLong(0)));
        return reasons;
    }
}
