package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A collector's certificate: revoked, enrolled again by a new token, and renewed by itself. */
final class CollectorTrust implements AutoCloseable {
    private static final Site SITE = Site.PRIVATE;
    private static final String COLLECTOR = SITE.collector();
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(45);
    /** Certificates last a minute, and are renewed after two thirds of it. */
    private static final Duration RENEWED_WITHIN = Duration.ofSeconds(60);

    private final Cloud cloud;
    private final Findings findings;
    private Optional<HubClient> administrator = Optional.empty();

    CollectorTrust(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
    }

    private HubClient administrator() {
        return administrator.orElseThrow();
    }

    /**
     * What the hub issues from now on lasts a minute; what it has issued stays good.
     *
     * @param company authorities whose certificates collectors may bring from now on
     */
    void issueShortOnes(Path company) {
        Path file = cloud.folder().file("hub.yaml");
        try {
            String before = Files.readString(file);
            Files.writeString(
                    file,
                    before.replace(
                            "    stale-after: 6s",
                            "    stale-after: 6s\n    trust: {certificates-last: 1m, company-ca-file: " + company
                                    + "}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Child hub = cloud.child("hub");
        hub.stop(Duration.ofSeconds(20));
        hub.start();
        Waiting.until(Duration.ofMinutes(1), () -> cloud.isUp("hub"));
        administrator = Optional.of(cloud.administrator());
        cloud.signInIfPossible();
        boolean back = Waiting.until(BACK_WITHIN, () -> isConnected() && isLive(SITE) && isLive(SITE.other()));
        findings.check(
                "a hub that was restarted takes the certificates that it issued before",
                back,
                "connected, both sites live",
                back ? "connected, both sites live" : "not all of it",
                null);
    }

    void revokeOne() {
        long pid = cloud.child(COLLECTOR).pid();
        Instant at = Instant.now();
        administrator().delete("credentials/" + current().path("id").asString()).required();
        findings.stage(COLLECTOR + " revoked", at);
        boolean gone = Waiting.until(AT_ONCE, () -> !isConnected());
        findings.checkWithin(
                "a revoked collector's stream ends", AT_ONCE, gone ? Duration.between(at, Instant.now()) : null);
        boolean refused = Waiting.until(Duration.ofSeconds(30), this::wasRefused);
        findings.check(
                "and it is refused when it comes again, the others go on",
                refused && !isConnected() && isLive(SITE.other()),
                "certificate-revoked, the other site live",
                (refused ? "certificate-revoked" : "nothing in the audit") + ", the other site "
                        + (isLive(SITE.other()) ? "live" : "not live"),
                null);
        administrator().keep("sites");
        Instant given = Instant.now();
        cloud.secrets()
                .keep(
                        COLLECTOR + ".token",
                        administrator()
                                .postForSecret("enrolments", Map.of("name", COLLECTOR, "hours", 1))
                                .required()
                                .path("token")
                                .asString());
        boolean back = Waiting.until(BACK_WITHIN, this::isConnected);
        findings.checkWithin(
                "a new token in its file brings it back",
                BACK_WITHIN,
                back ? Duration.between(given, Instant.now()) : null);
        findings.check(
                "by the same process",
                cloud.child(COLLECTOR).pid() == pid && cloud.child(COLLECTOR).isRunning(),
                Long.toString(pid),
                Long.toString(cloud.child(COLLECTOR).pid()),
                null);
    }

    void renew() {
        JsonNode first = current();
        Instant issued = Instant.parse(first.path("issuedAt").asString());
        Duration life =
                Duration.between(issued, Instant.parse(first.path("expiresAt").asString()));
        findings.check(
                "its certificate is a short one",
                life.compareTo(RENEWED_WITHIN) <= 0,
                "60 s",
                life.toSeconds() + " s",
                null);
        String id = first.path("id").asString();
        boolean renewed = Waiting.until(
                RENEWED_WITHIN, () -> !current().path("id").asString().equals(id));
        Duration after = Duration.between(
                issued, Instant.parse(current().path("issuedAt").asString()));
        findings.check(
                "it is renewed by itself after two thirds of its life",
                renewed && after.compareTo(Duration.ofSeconds(36)) >= 0 && after.compareTo(life) < 0,
                "after 36 s, before 60 s",
                renewed ? Findings.seconds(after) : "not seen",
                null);
        Instant end = issued.plus(life);
        Waiting.until(Duration.ofSeconds(40), () -> Instant.now().isAfter(end.plusSeconds(10)));
        boolean on = Waiting.until(BACK_WITHIN, () -> isConnected() && isLive(SITE));
        findings.check(
                "once the first one has ended the collector is connected by the second, and its site is live",
                on,
                "connected, live",
                (isConnected() ? "connected, " : "not connected, ") + (isLive(SITE) ? "live" : "not live"),
                null);
        administrator().keep("credentials");
    }

    /** The newest certificate of the collector that is not revoked. */
    private JsonNode current() {
        for (JsonNode each : administrator()
                .get("credentials?kind=collector&name=" + COLLECTOR)
                .required()
                .path("credentials")) {
            if (each.path("revokedAt").isNull()) {
                return each;
            }
        }
        throw new IllegalStateException("the hub lists no certificate of " + COLLECTOR);
    }

    private boolean wasRefused() {
        for (JsonNode entry : administrator()
                .get("audit?act=refuse-certificate&limit=20")
                .required()
                .path("entries")) {
            if (entry.path("outcome").asString("").equals("certificate-revoked")) {
                return true;
            }
        }
        return false;
    }

    private boolean isConnected() {
        return site(SITE)
                .map(site -> site.path("collectors").path(0).path("connected").asBoolean(false))
                .orElse(false);
    }

    private boolean isLive(Site site) {
        return site(site)
                .filter(each -> each.path("state").asString("").equals("live"))
                .isPresent();
    }

    private Optional<JsonNode> site(Site site) {
        for (JsonNode each : administrator().get("sites").body().path("sites")) {
            if (each.path("id").asString("").equals(site.id())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        administrator.ifPresent(HubClient::close);
    }
}
