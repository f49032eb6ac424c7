package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.EndpointCertificates;
import io.dure.demo.layout.EndpointCertificates.Kind;
import io.dure.demo.layout.Site;
import io.dure.demo.outside.Dig;
import io.dure.demo.outside.OwnEndpoints;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two services on endpoints of the runner's own. {@code forms} is checked by HTTPS and divided by client subnet; {@code queue} is
 * checked by TCP, needs two of three endpoints at its active site, and has a standby.
 */
final class CheckedServices implements AutoCloseable {
    private static final String FORMS = "forms";
    private static final String FORMS_NAME = "forms.egov.test";
    private static final String QUEUE = "queue";
    private static final String QUEUE_NAME = "queue.egov.test";
    private static final String HEALTHY = "forms are open";

    private static final List<Address> FORMS_PRIVATE = addresses("127.0.1.4", 8443, 2);
    private static final List<Address> FORMS_PUBLIC = addresses("127.0.2.4", 8443, 1);
    private static final List<Address> QUEUE_PRIVATE = addresses("127.0.1.5", 9000, 3);
    private static final List<Address> QUEUE_PUBLIC = addresses("127.0.2.5", 9000, 1);

    private static final Duration UP = Duration.ofSeconds(30);
    /** Two probes 2 s apart, the second given 1 s, and a second of evidence: with room. */
    private static final Duration DOWN = Duration.ofSeconds(12);

    private static final Duration BACK = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Cloud cloud;
    private final Findings findings;
    private final OwnEndpoints endpoints = new OwnEndpoints();
    private final EndpointCertificates certificates;
    private final ServiceSight forms;
    private final ServiceSight queue;

    CheckedServices(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
        this.certificates = new EndpointCertificates(cloud.folder(), cloud.secrets());
        this.forms = new ServiceSight(cloud.hub(), FORMS);
        this.queue = new ServiceSight(cloud.hub(), QUEUE);
    }

    private static List<Address> addresses(String prefix, int port, int count) {
        return Stream.iterate(1, number -> number + 1)
                .limit(count)
                .map(number -> new Address(prefix + number, port))
                .toList();
    }

    /** Both come, each as it is meant to be. */
    void come(ServicesTool tool) {
        serve(FORMS_PRIVATE, Kind.LASTING);
        serve(FORMS_PUBLIC, Kind.ENDING);
        QUEUE_PRIVATE.forEach(endpoints::tcp);
        QUEUE_PUBLIC.forEach(endpoints::tcp);
        ServicesTool.Said applied = tool.apply(document());
        check(
                "own services: applied",
                applied.status() == 0,
                0,
                applied.status() + " " + applied.text().strip());
        Set<String> up = verdicts(FORMS_PRIVATE, "up");
        Waiting.until(
                UP,
                () -> forms.endpoints("private").equals(up)
                        && forms.endpoints("public").equals(verdicts(FORMS_PUBLIC, "up")));
        check(
                "https: endpoints whose certificate and text are right are up",
                forms.endpoints("private").equals(up),
                up,
                forms.endpoints("private"));
        certificates();
        Set<String> taken = verdicts(QUEUE_PRIVATE, "up");
        Waiting.until(UP, () -> queue.endpoints("private").equals(taken));
        check(
                "tcp: endpoints that take connections are up",
                queue.endpoints("private").equals(taken),
                taken,
                queue.endpoints("private"));
        subnets("subnets");
        onlyNames("standby: only the active site is answered", QUEUE_NAME, List.of(), hosts(QUEUE_PRIVATE));
    }

    private void certificates() {
        String ending = FORMS_PUBLIC.getFirst().toString();
        Waiting.until(SOON, () -> forms.alarms("certificate-ends").contains(ending));
        check(
                "https: an alarm warns of the one certificate that ends within 21 days",
                forms.alarms("certificate-ends").equals(Set.of(ending)),
                Set.of(ending),
                forms.alarms("certificate-ends"));
    }

    /** By what a resolver tells of its client, and where it tells nothing by its own address. */
    private void subnets(String when) {
        prefers(when, Site.PRIVATE, "10.1.7.0/24", hosts(FORMS_PRIVATE));
        prefers(when, Site.PUBLIC, "10.2.7.0/24", hosts(FORMS_PUBLIC));
        Dig.Said said =
                new Dig(Site.PRIVATE.dns(), source(Site.PUBLIC), List.of("+subnet=10.1.7.0/24")).ask(FORMS_NAME);
        Set<String> scope = Set.of("10.1.7.0/24/16");
        check(
                when + ": the answer says for which block it holds",
                said.subnets().equals(scope),
                scope,
                said.subnets());
    }

    private void prefers(String when, Site site, String subnet, Set<String> wanted) {
        onlyNames(when + ": a client of " + subnet, FORMS_NAME, List.of("+subnet=" + subnet), wanted);
        onlyNames(
                when + ": a resolver at " + source(site) + " that tells nothing",
                source(site),
                FORMS_NAME,
                List.of(),
                wanted);
    }

    /** One endpoint of each breaks: a member needs only so many. */
    void breakOne() {
        Address silent = FORMS_PRIVATE.getLast();
        endpoints.https(silent, certificates.issue(FORMS_NAME, Kind.LASTING), "closed for today");
        endpoints.close(QUEUE_PRIVATE.getLast());
        Instant since = Instant.now();
        findings.stage("one endpoint of each own service broken", since);
        alone(
                "https: an endpoint without the text",
                forms,
                FORMS_NAME,
                FORMS_PRIVATE,
                "body",
                List.of("+subnet=10.1.7.0/24"));
        alone(
                "tcp: an endpoint that takes no connection",
                queue,
                QUEUE_NAME,
                QUEUE_PRIVATE,
                "connect-refused",
                List.of());
    }

    /** The last of them is down, is answered no more, and its member goes on. */
    private void alone(
            String what, ServiceSight service, String name, List<Address> all, String reason, List<String> more) {
        String broken = all.getLast().host();
        Set<String> left = hosts(all.subList(0, all.size() - 1));
        boolean down = Waiting.until(
                DOWN,
                () -> service.endpoints("private").contains(broken + " down")
                        && service.reasons(broken).equals(Set.of(reason)));
        check(what + " is down", down, reason, service.endpoints("private") + ", " + service.reasons(broken));
        onlyNames(what + " leaves the answer", name, more, left);
        check(what + ": enough are left", service.isServing("private"), "serving", service.state("private"));
    }

    /** So many break that their members go. */
    void breakMembers() {
        endpoints.https(FORMS_PRIVATE.getFirst(), certificates.issue(FORMS_NAME, Kind.ENDED), HEALTHY);
        endpoints.close(QUEUE_PRIVATE.get(1));
        Instant since = Instant.now();
        findings.stage("so many broken that both members go", since);
        gone("https: with a certificate that is over", forms, since);
        String ended = FORMS_PRIVATE.getFirst().host();
        check(
                "https: it is told why",
                forms.reasons(ended).equals(Set.of("certificate-expired")),
                "certificate-expired",
                forms.reasons(ended));
        gone("k of n: with one of three where two are needed", queue, since);
        onlyNames(
                "subnets: whose site is out gets another",
                FORMS_NAME,
                List.of("+subnet=10.1.7.0/24"),
                hosts(FORMS_PUBLIC));
        onlyNames("standby: takes over", QUEUE_NAME, List.of(), hosts(QUEUE_PUBLIC));
    }

    private void gone(String what, ServiceSight service, Instant since) {
        boolean out = Waiting.until(DOWN, () -> service.state("private").equals("evacuated"));
        findings.checkWithin(what + " the member is out", DOWN, out ? Duration.between(since, Instant.now()) : null);
    }

    void mend() {
        serve(FORMS_PRIVATE, Kind.LASTING);
        QUEUE_PRIVATE.forEach(endpoints::tcp);
        findings.stage("own services mended", Instant.now());
    }

    /** Both have returned by themselves meanwhile, or do. */
    void back() {
        for (ServiceSight service : List.of(forms, queue)) {
            boolean serving = Waiting.until(BACK, () -> service.isServing("private"));
            check(service.service() + ": mended, it returns by itself", serving, "serving", service.state("private"));
        }
        subnets("subnets, after the return");
        onlyNames("standby: the active site is answered again", QUEUE_NAME, List.of(), hosts(QUEUE_PRIVATE));
        weigh(0);
        onlyNames(
                "standby: answered while the active site is drained by hand",
                QUEUE_NAME,
                List.of(),
                hosts(QUEUE_PUBLIC));
        weigh(50);
        onlyNames("standby: and no more when it is back", QUEUE_NAME, List.of(), hosts(QUEUE_PRIVATE));
    }

    private void weigh(int weight) {
        HubClient.Reply reply = cloud.hub()
                .put(
                        queue.path() + "/weights",
                        Map.of("weights", Map.of("private", weight, "public", 50), "reason", "scenario steering"));
        reply.required();
    }

    /** The tool's document is that of all services before these. */
    void go(ServicesTool tool) {
        ServicesTool.Said removed = tool.apply("--remove");
        check(
                "own services: removed",
                removed.status() == 0,
                0,
                removed.status() + " " + removed.text().strip());
    }

    private void onlyNames(String what, String name, List<String> more, Set<String> wanted) {
        onlyNames(what, "127.0.3.60", name, more, wanted);
    }

    /** Asked by dig at both nameservers, ten times each, until both answer so. */
    private void onlyNames(String what, String source, String name, List<String> more, Set<String> wanted) {
        Predicate<Site> holds =
                site -> new Dig(site.dns(), source, more).ask(name).onlyNames(wanted);
        boolean held = Waiting.until(SOON, () -> Stream.of(Site.values()).allMatch(holds));
        Set<String> named = Stream.of(Site.values())
                .flatMap(site -> new Dig(site.dns(), source, more).ask(name).addresses().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        check(what, held, "20 answers, none but " + wanted, named);
    }

    private void serve(List<Address> where, Kind kind) {
        where.forEach(address -> endpoints.https(address, certificates.issue(FORMS_NAME, kind), HEALTHY));
    }

    private static String source(Site site) {
        return site == Site.PRIVATE ? "127.0.1.60" : "127.0.2.60";
    }

    private static Set<String> hosts(List<Address> addresses) {
        return addresses.stream().map(Address::host).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> verdicts(List<Address> addresses, String verdict) {
        return addresses.stream()
                .map(address -> address.host() + " " + verdict)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Path document() {
        Path file = cloud.folder().raw().resolve("services-own.yaml");
        try {
            Files.writeString(file, """
                services:
                  - id: forms
                    name: forms.egov.test
                    ttl: 5s
                    mode: automatic
                    domains: [private, public, third]
                    check: {kind: https, path: /health, host: forms.egov.test, status: 200, body: "%s", certificate-warning: 21d, interval: 2s, timeout: 1s, fall: 2, rise: 3}
                    members:
                      - {site: private, weight: 50, minimum-up: 1, endpoints: [%s]}
                      - {site: public, weight: 50, minimum-up: 1, endpoints: [%s]}
                    policy: {kind: by-subnet, subnets: {private: [10.1.0.0/16, 127.0.1.0/24], public: [10.2.0.0/16, 127.0.2.0/24]}}
                  - id: queue
                    name: queue.egov.test
                    ttl: 5s
                    mode: automatic
                    domains: [private, public, third]
                    check: {kind: tcp, interval: 2s, timeout: 1s, fall: 2, rise: 3}
                    members:
                      - {site: private, weight: 50, minimum-up: 2, endpoints: [%s]}
                      - {site: public, weight: 50, minimum-up: 1, endpoints: [%s]}
                    policy: {kind: active-standby, order: [private, public]}
                """.formatted(
                    HEALTHY, listed(FORMS_PRIVATE), listed(FORMS_PUBLIC), listed(QUEUE_PRIVATE), listed(QUEUE_PUBLIC)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String listed(List<Address> addresses) {
        return addresses.stream().map(address -> "\"" + address + "\"").collect(Collectors.joining(", "));
    }

    private void check(String name, boolean held, Object expected, Object actual) {
        findings.check(name, held, String.valueOf(expected), String.valueOf(actual), null);
    }

    @Override
    public void close() {
        endpoints.close();
    }
}
