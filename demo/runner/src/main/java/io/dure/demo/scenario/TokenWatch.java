package io.dure.demo.scenario;

import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.load.DnsMessages;
import io.dure.demo.load.RawLog;
import io.dure.demo.load.UdpNameservers;
import io.dure.demo.process.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Asks each nameserver for the token by which it answers, as anyone could. */
final class TokenWatch {
    private static final List<Site> SITES = List.of(Site.values());
    private static final String TOKEN_NAME = "_dure-" + Addresses.NAME;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final UdpNameservers nameservers =
            new UdpNameservers(SITES.stream().map(Site::dns).toList(), TOKEN_NAME, DnsMessages.TYPE_TXT, "127.0.0.1");

    /** One answer, a line of the raw file. */
    record Seen(long t, String server, String token) {}

    /** Notes what is answered until every nameserver has shown this token, or the time is over. */
    Map<Site, Instant> awaitToken(String token, Duration longest, Path raw) {
        Map<Site, Instant> seen = new EnumMap<>(Site.class);
        long end = System.nanoTime() + longest.toNanos();
        try (RawLog<Seen> log = new RawLog<>(raw)) {
            for (int id = 1; seen.size() < SITES.size() && System.nanoTime() < end; id++) {
                for (int server = 0; server < SITES.size(); server++) {
                    Site site = SITES.get(server);
                    List<String> texts = nameservers
                            .ask(server, id & 0xffff)
                            .map(DnsMessages.Answer::texts)
                            .orElse(List.of());
                    Instant now = Instant.now();
                    log.add(new Seen(now.toEpochMilli(), site.dns().host(), String.join(" ", texts)));
                    if (texts.contains(token)) {
                        seen.putIfAbsent(site, now);
                    }
                }
                Waiting.pause(PAUSE);
            }
        }
        return seen;
    }
}
