package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Site;
import io.dure.demo.load.DnsMessages;
import io.dure.demo.outside.OfficeZone;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A service that comes and goes: nameservers answer it, and deny its name once it is removed. */
record RemovedService(Cloud cloud, Findings findings) {
    private static final String NAME = "archive.egov.test";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int NO_ERROR = 0;
    private static final int NO_SUCH_NAME = 3;

    /** The tool's document is that of all services before this one. */
    void play(ServicesTool tool) {
        Path own = cloud.folder().raw().resolve("services-archive.yaml");
        try {
            Files.writeString(own, document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServicesTool.Said created = tool.apply(own);
        answered("services apply: a new service is answered", created, NO_ERROR);
        Instant since = Instant.now();
        ServicesTool.Said removed = tool.apply("--remove");
        answered("services apply: a removed service is denied", removed, NO_SUCH_NAME);
        findings.figure("removed.denied", Duration.between(since, Instant.now()).toMillis() / 1000.0, "s");
    }

    private static String document() {
        return """
            services:
              - id: archive
                name: archive.egov.test
                ttl: 5s
                mode: off
                domains: [private, public, third]
                check: {kind: http, path: /health, host: archive.egov.test, status: 200, interval: 2s, timeout: 1s, fall: 2, rise: 3}
                members:
                  - {site: private, weight: 50, minimum-up: 1, endpoints: ["%s"]}
                  - {site: public, weight: 50, minimum-up: 1, endpoints: ["%s"]}
            """.formatted(Site.PRIVATE.notices(), Site.PUBLIC.notices());
    }

    private void answered(String name, ServicesTool.Said said, int wanted) {
        boolean all = said.status() == 0
                && Waiting.until(SOON, () -> rcodes().values().stream().allMatch(rcode -> rcode == wanted));
        findings.check(name, all, "exit 0, rcode " + wanted, "exit " + said.status() + ", " + rcodes(), null);
    }

    /** By nameserver; -1: it did not answer. */
    private static Map<Address, Integer> rcodes() {
        Map<Address, Integer> rcodes = new TreeMap<>(Comparator.comparing(Address::toString));
        Stream.of(Site.values())
                .map(Site::dns)
                .forEach(server -> rcodes.put(
                        server,
                        OfficeZone.ask(server, NAME, DnsMessages.TYPE_A)
                                .map(DnsMessages.Answer::rcode)
                                .orElse(-1)));
        return rcodes;
    }
}
