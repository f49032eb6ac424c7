package io.dure.gslb.nameserver;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.nameserver.evidence.EvidenceKey;
import io.dure.gslb.nameserver.server.Transport;
import io.dure.gslb.nameserver.zone.ZoneConfig;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The zone, the plan and the evidence that tests of the nameserver share. */
final class Fixture {
    static final EvidenceKey KEY = new EvidenceKey("dure-evidence", new byte[32]);
    static final List<Endpoint> PRIVATE = List.of(new Endpoint("127.0.1.21", 8000), new Endpoint("127.0.1.22", 8000));
    static final List<Endpoint> PUBLIC = List.of(new Endpoint("127.0.2.21", 8000), new Endpoint("127.0.2.22", 8000));

    private Fixture() {}

    static ZoneConfig zone() {
        Duration hour = Duration.ofHours(1);
        return new ZoneConfig(
                "egov.test",
                "ns1.egov.test",
                "hostmaster.egov.test",
                Duration.ofSeconds(5),
                List.of(
                        record("egov.test", "NS", hour, "ns1.egov.test", "ns2.egov.test"),
                        record("egov.test", "TXT", hour, "v=spf1 -all"),
                        record("ns1.egov.test", "A", hour, "127.0.1.10"),
                        record("ns2.egov.test", "A", hour, "127.0.2.10"),
                        record("ns2.egov.test", "AAAA", hour, "2001:db8::10"),
                        record("deep.below.egov.test", "A", hour, "192.0.2.1"),
                        record("www.egov.test", "CNAME", hour, "ns1.egov.test"),
                        record("outside.egov.test", "CNAME", hour, "www.example.org"),
                        record("dangling.egov.test", "CNAME", hour, "missing.egov.test"),
                        record("alias.egov.test", "CNAME", hour, "portal.egov.test"),
                        record("long.egov.test", "TXT", hour, "x".repeat(600), "y".repeat(600), "z".repeat(600))));
    }

    private static ZoneConfig.StaticRecord record(String name, String type, Duration ttl, String... values) {
        return new ZoneConfig.StaticRecord(name, type, ttl, List.of(values));
    }

    static Plan plan(Token token, int privateWeight, int publicWeight) {
        return plan(token, member("private", PRIVATE, privateWeight), member("public", PUBLIC, publicWeight));
    }

    static Plan plan(Token token, MemberPlan... members) {
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                token,
                List.of(members),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    static MemberPlan member(String site, List<Endpoint> endpoints, int weight) {
        return new MemberPlan(site, endpoints, 1, weight, weight, 0, false);
    }

    static NameserverConfig config(Path data) {
        return new NameserverConfig(
                "private-1",
                Transport.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                KEY,
                Optional.of(new NameserverConfig.Hosted(zone(), data, Duration.ofSeconds(4))));
    }

    static Nameserver start(Path data) throws IOException {
        return start(data, Clock.systemUTC(), Clock.systemUTC());
    }

    static Nameserver start(Path data, Clock steady, Clock wall) throws IOException {
        return Nameserver.start(config(data), steady, wall, () -> evidence("private-1", "private", 1, List.of()));
    }

    /** Evidence in which {@code down} are down and all other endpoints up. */
    static Evidence evidence(String vantagePoint, String domain, long sequence, List<Endpoint> down) {
        Map<Endpoint, EndpointEvidence> views = new HashMap<>();
        for (List<Endpoint> member : List.of(PRIVATE, PUBLIC)) {
            for (Endpoint endpoint : member) {
                boolean failing = down.contains(endpoint);
                views.put(
                        endpoint,
                        new EndpointEvidence(
                                endpoint,
                                failing ? Verdict.DOWN : Verdict.UP,
                                5,
                                Instant.ofEpochMilli(1_700_000_000_000L),
                                failing ? "connect-refused" : ""));
            }
        }
        return new Evidence(
                vantagePoint, domain, 1, sequence, Instant.ofEpochMilli(1_700_000_010_000L), false, views, List.of());
    }

    /** A board on which all three domains agree. */
    static EvidenceBoard board(long sequence, List<Endpoint> down, Instant now) {
        return EvidenceBoard.empty()
                .receive(evidence("private-1", "private", sequence, down), now)
                .receive(evidence("public-1", "public", sequence, down), now)
                .receive(evidence("witness-1", "third", sequence, down), now);
    }
}
