package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What senders show to collectors, tried at the port of OTLP as anybody can. */
final class AgentTrust implements AutoCloseable {
    private static final Site SITE = Site.PRIVATE;
    private static final String VICTIM = Cloud.portalNames(SITE).getFirst();
    private static final String NEIGHBOUR = Cloud.portalNames(SITE).get(1);
    /** Collectors ask the hub every five seconds. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(15);
    /** An agent tries to enrol every ten seconds. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cloud cloud;
    private final Findings findings;
    private final HubClient administrator;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    AgentTrust(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
        this.administrator = cloud.administrator();
    }

    void refuseStrangers() {
        for (Site site : Site.values()) {
            int anonymous = report(site, "");
            int guessed = report(site, "Bearer dure-agent.guessed");
            int elsewhere = report(
                    site, "Bearer " + credential(Cloud.portalNames(site.other()).getFirst()));
            String unnamed = GrpcSender.report(site.otlpGrpc(), "");
            String unknown = GrpcSender.report(site.otlpGrpc(), "Bearer dure-agent.guessed");
            String known = GrpcSender.report(site.otlpGrpc(), "Bearer " + shared(site));
            findings.check(
                    "OTLP over gRPC at " + site.id() + ": without a credential, with a guessed one, with the site's",
                    unnamed.equals("UNAUTHENTICATED") && unknown.equals("UNAUTHENTICATED") && known.equals("OK"),
                    "UNAUTHENTICATED, UNAUTHENTICATED, OK",
                    unnamed + ", " + unknown + ", " + known,
                    null);
            findings.check(
                    "OTLP at " + site.id() + ": without a credential, with a guessed one, with one of the other site",
                    anonymous == 401 && guessed == 401 && elsewhere == 401,
                    "401, 401, 401",
                    anonymous + ", " + guessed + ", " + elsewhere,
                    null);
        }
        List<String> instances = Stream.of(Site.values())
                .flatMap(site -> Cloud.instances(site).stream())
                .toList();
        Set<String> credentials = new HashSet<>();
        List<String> open = new ArrayList<>();
        for (String instance : instances) {
            credentials.add(credential(instance));
            if (!rights(file(instance)).equals("rw-------")) {
                open.add(instance);
            }
        }
        findings.check(
                "every agent has enrolled, has a credential of its own and keeps it for itself",
                credentials.size() == instances.size() && open.isEmpty(),
                instances.size() + " credentials, mode 0600",
                credentials.size() + " credentials, otherwise: " + open,
                (long) instances.size());
        boolean seen = Waiting.until(Duration.ofMinutes(2), () -> seen().size() == instances.size());
        findings.check(
                "the hub says of each when it was last seen",
                seen,
                instances.size() + " seen",
                seen().size() + " seen",
                null);
        administrator.keep("credentials");
    }

    /** Agents that were seen since the hub's start. */
    private Set<String> seen() {
        Set<String> names = new HashSet<>();
        for (JsonNode each :
                administrator.get("credentials?kind=agent").required().path("credentials")) {
            if (!each.path("lastSeenAt").isNull()) {
                names.add(each.path("name").asString());
            }
        }
        return names;
    }

    /** Revoked, refused while its neighbour goes on, and back by a new token; nothing that it counted is lost. */
    void revokeOne() {
        String revoked = credential(VICTIM);
        Instant at = Instant.now();
        administrator.delete("credentials/" + id(VICTIM)).required();
        findings.stage(VICTIM + " revoked", at);
        boolean refused = Waiting.until(REFUSED_WITHIN, () -> report(SITE, "Bearer " + revoked) == 401);
        findings.checkWithin(
                "a revoked agent is refused", REFUSED_WITHIN, refused ? Duration.between(at, Instant.now()) : null);
        int neighbour = report(SITE, "Bearer " + credential(NEIGHBOUR));
        findings.check("its neighbour is taken on", neighbour == 200, "200", Integer.toString(neighbour), null);
        boolean waits = Waiting.until(Duration.ofSeconds(40), () -> books(VICTIM, "waitingWindows") > 1);
        findings.check(
                "its reports wait in it",
                waits && books(NEIGHBOUR, "waitingWindows") <= 1,
                "more than one window, of its neighbour none",
                books(VICTIM, "waitingWindows") + ", " + books(NEIGHBOUR, "waitingWindows"),
                null);
        enrolAgain(revoked);
    }

    private void enrolAgain(String revoked) {
        boolean used = Waiting.until(BACK_WITHIN, () -> audited("enrol-agent", "token-used"));
        findings.check(
                "its site's token, which as many agents have used as may, does not bring it back",
                used,
                "token-used",
                used ? "token-used" : "nothing in the audit",
                null);
        Instant given = Instant.now();
        cloud.secrets()
                .keep(
                        ConfigurationFiles.enrolmentToken(SITE),
                        administrator
                                .postForSecret("enrolments", Map.of("site", SITE.id(), "hours", 1))
                                .required()
                                .path("token")
                                .asString());
        boolean back = Waiting.until(
                BACK_WITHIN, () -> !credential(VICTIM).equals(revoked) && books(VICTIM, "waitingWindows") <= 1);
        findings.checkWithin(
                "a new token in its file brings it back by itself, and what waited is sent",
                BACK_WITHIN,
                back ? Duration.between(given, Instant.now()) : null);
        findings.check(
                "nothing was dropped meanwhile, and its old credential is refused on",
                dropped() == 0 && report(SITE, "Bearer " + revoked) == 401,
                "0 dropped, 401",
                dropped() + " dropped, " + report(SITE, "Bearer " + revoked),
                null);
    }

    private boolean audited(String act, String outcome) {
        for (JsonNode entry :
                administrator.get("audit?act=" + act + "&limit=20").required().path("entries")) {
            if (entry.path("outcome").asString("").equals(outcome)) {
                return true;
            }
        }
        return false;
    }

    private String id(String instance) {
        for (JsonNode each : administrator
                .get("credentials?kind=agent&name=" + instance)
                .required()
                .path("credentials")) {
            if (each.path("revokedAt").isNull()) {
                return each.path("id").asString();
            }
        }
        throw new IllegalStateException("the hub lists no credential of " + instance);
    }

    private Path file(String instance) {
        return cloud.folder().folder("work").resolve("credential-" + instance);
    }

    private String credential(String instance) {
        return cloud.secrets().read(file(instance));
    }

    /** What senders that are none of our agents show. */
    private String shared(Site site) {
        return cloud.secrets().read(cloud.secrets().file("otlp-" + site.id() + ".token"));
    }

    private JsonNode status(String instance) {
        try {
            return JSON.readTree(Files.readString(cloud.agentStatus(instance)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long books(String instance, String what) {
        return status(instance).path(what).asLong(-1);
    }

    private long dropped() {
        long sum = 0;
        for (JsonNode reason : status(VICTIM).path("dropped")) {
            sum += reason.asLong(0);
        }
        return sum;
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty report; 0 where there was no answer. */
    private int report(Site site, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + site.otlp() + "/v1/metrics"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-protobuf")
                .POST(BodyPublishers.noBody());
        Optional.of(authorization)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> request.header("Authorization", text));
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
        administrator.close();
    }
}
