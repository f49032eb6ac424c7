package io.dure.demo.scenario;

import io.dure.demo.books.Comparison;
import io.dure.demo.books.Logged;
import io.dure.demo.books.Snapshot;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes down what all four books say, again and again until they agree or the time is over. */
final class Books {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long WINDOW_MS = 10_000;

    private final Cloud cloud;
    private final Findings findings;
    private final CollectorBooks collectors = new CollectorBooks();
    /** Before the first window of all. */
    private final Instant begin = Instant.ofEpochMilli(System.currentTimeMillis() / WINDOW_MS * WINDOW_MS)
            .minus(Duration.ofMinutes(10));

    Books(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
    }

    /** They agree within this time, and nothing was dropped. */
    void judgeLossless(String name, Instant since, Duration longest) {
        judge(name, since, longest, true);
    }

    /** They agree within this time on what was created, stored and dropped. */
    void judgeLosses(String name, Instant since, Duration longest) {
        judge(name, since, longest, false);
    }

    private void judge(String name, Instant since, Duration longest, boolean lossless) {
        Path file = cloud.folder().raw().resolve("books-" + name.replaceAll("[^a-z0-9]+", "-") + ".json");
        Instant end = since.plus(longest);
        Instant asked;
        Optional<Comparison> last = Optional.empty();
        do {
            asked = Instant.now();
            Optional<Snapshot> snapshot = take(since);
            if (snapshot.isPresent()) {
                snapshot.get().write(file);
                last = Optional.of(Comparison.of(name, Snapshot.read(file).books(lines()), lossless));
            }
            if (last.filter(Comparison::agree).isPresent()) {
                break;
            }
            Waiting.pause(PAUSE);
        } while (Instant.now().isBefore(end));
        findings.raw(List.of(file));
        boolean agree = last.filter(Comparison::agree).isPresent();
        findings.checkWithin(
                name + ": from the end of the load until all books agree",
                longest,
                agree ? Duration.between(since, asked) : null);
        last.ifPresent(comparison -> comparison.report(findings));
    }

    /**
     * Empty while something does not tell, or an agent only of a window in which there was load yet.
     *
     * @param since the end of the load
     */
    private Optional<Snapshot> take(Instant since) {
        Map<String, Map<String, JsonNode>> agents = new TreeMap<>();
        Map<String, List<JsonNode>> books = new TreeMap<>();
        Instant to = Instant.EPOCH;
        for (Site site : Site.values()) {
            Map<String, JsonNode> ofSite = new TreeMap<>();
            for (String instance : Cloud.instances(site)) {
                Optional<JsonNode> status = status(instance);
                if (status.isEmpty()) {
                    return Optional.empty();
                }
                ofSite.put(instance, status.get());
                Instant windowEnd = Snapshot.time(status.get(), "windowEnd");
                boolean last = status.get().path("last").asBoolean(false);
                if (!last && windowEnd.isBefore(since.plus(Logged.UNCERTAIN))) {
                    return Optional.empty();
                }
                to = windowEnd.isAfter(to) ? windowEnd : to;
            }
            agents.put(site.id(), ofSite);
            Optional<JsonNode> ledger = collectors.of(site);
            if (ledger.isEmpty()) {
                return Optional.empty();
            }
            books.put(site.id(), List.of(ledger.get()));
        }
        HubClient.Reply ledger = signedIn("ledger");
        HubClient.Reply transactions = query(to, "");
        HubClient.Reply probes = query(to, "&entry=probe");
        if (ledger.status() == 0) {
            return Optional.empty();
        }
        // a refusal is kept as well: its numbers are absent, which no comparison passes
        return Optional.of(
                new Snapshot(Instant.now(), agents, books, ledger.body(), transactions.body(), probes.body()));
    }

    /** The last window of a process that ended does not end on a window's edge. */
    private HubClient.Reply query(Instant to, String more) {
        long end = (to.toEpochMilli() + WINDOW_MS - 1) / WINDOW_MS * WINDOW_MS;
        return cloud.hub()
                .get("metrics/query?metric=transactions&aggregate=sum&by=site&step=PT10S&from=" + begin + "&to="
                        + Instant.ofEpochMilli(end) + more);
    }

    private HubClient.Reply signedIn(String path) {
        HubClient.Reply reply = cloud.hub().get(path);
        return reply.status() == 401 && cloud.signInIfPossible().isOk()
                ? cloud.hub().get(path)
                : reply;
    }

    private Optional<JsonNode> status(String instance) {
        try {
            return Optional.of(JSON.readTree(Files.readString(cloud.agentStatus(instance))));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    private Map<String, List<Logged.Line>> lines() {
        Map<String, List<Logged.Line>> lines = new TreeMap<>();
        for (Site site : Site.values()) {
            for (String instance : Cloud.instances(site)) {
                lines.put(
                        instance,
                        AccessLog.read(List.of(cloud.accessLog(instance))).lines());
            }
        }
        return lines;
    }

    long droppedByAgents(Site site) {
        long sum = 0;
        for (String instance : Cloud.instances(site)) {
            for (JsonNode reason :
                    status(instance).map(status -> status.path("dropped")).orElse(JSON.nullNode())) {
                sum += reason.asLong(0);
            }
        }
        return sum;
    }

    /** Requests that the portal of a site has logged since. */
    long requests(Site site, Instant since) {
        return AccessLog.read(
                        Cloud.portalNames(site).stream().map(cloud::accessLog).toList())
                .during(Period.since(since))
                .byName(Addresses.NAME);
    }

    CollectorBooks collectors() {
        return collectors;
    }
}
