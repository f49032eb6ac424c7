package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import io.dure.protocol.testkit.CompanyAuthority;
import io.dure.protocol.trust.PartName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A collector whose certificate an authority of the company's own issued: brought, replaced, and one of somebody else's refused. */
final class BroughtTrust implements AutoCloseable {
    private static final Site SITE = Site.PUBLIC;
    private static final String COLLECTOR = SITE.collector();
    private static final PartName NAME = new PartName(Optional.of(SITE.id()), COLLECTOR);
    private static final String ALARM = "part-certificate-ends";
    /** Files are looked at every ten seconds. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(20);

    private static final Duration BACK_WITHIN = Duration.ofSeconds(45);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cloud cloud;
    private final Findings findings;
    private final HubClient administrator;
    private final CompanyAuthority company;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** The hub runs, and trusts this authority. */
    BroughtTrust(Cloud cloud, Findings findings, CompanyAuthority company) {
        this.cloud = cloud;
        this.findings = findings;
        this.company = company;
        this.administrator = cloud.administrator();
    }

    /** In place of the one that it enrolled for; the collector is started anew, as its file names other settings. */
    void bring() {
        Instant end = layOut(company, Duration.ofDays(12));
        Path file = cloud.folder().file(COLLECTOR + ".yaml");
        try {
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst(
                                    "(?m)^( +)token-file: .*$",
                                    "$1certificate-file: %s\n$1key-file: %s"
                                            .formatted(brought("certificate.pem"), brought("key.pem"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Child collector = cloud.child(COLLECTOR);
        collector.stop(Duration.ofSeconds(20));
        collector.start();
        boolean let = Waiting.until(BACK_WITHIN, () -> isConnected() && isListed(end));
        findings.check(
                "a collector with a certificate of the company's own authority is let in and listed",
                let && said("state").equals("brought"),
                "connected, brought",
                (isConnected() ? "connected, " : "not connected, ") + said("state"),
                null);
        boolean told = Waiting.until(SHOWN_WITHIN, this::isAlarmed);
        findings.check("that it ends in twelve days is an alarm", told, ALARM, told ? ALARM : "no alarm", null);
    }

    void replace() {
        long pid = cloud.child(COLLECTOR).pid();
        Instant end = layOut(company, Duration.ofDays(300));
        boolean shown = Waiting.until(SHOWN_WITHIN, () -> isListed(end) && !isAlarmed());
        findings.check(
                "another in its files is shown to the hub while it runs, and the alarm ends",
                shown && isConnected() && cloud.child(COLLECTOR).pid() == pid,
                "listed, connected, the same process",
                (shown ? "listed, " : "not listed, ") + (isConnected() ? "connected" : "not connected"),
                null);
    }

    /** The name is right, and the signature is somebody else's. */
    void refuseAnothersAuthority() {
        Instant foreign = layOut(new CompanyAuthority("somebody-else"), Duration.ofDays(200));
        boolean refused = Waiting.until(SHOWN_WITHIN, () -> !said("failure").isEmpty());
        Child collector = cloud.child(COLLECTOR);
        collector.stop(Duration.ofSeconds(20));
        collector.start();
        boolean waits = Waiting.until(BACK_WITHIN, () -> !said("state").isEmpty()) && !isConnected();
        findings.check(
                "one of another authority is refused, and is never listed",
                refused && waits && !isConnected() && !isListed(foreign),
                "refused, not connected",
                (refused ? "refused: " + said("failure") : "not refused")
                        + (isConnected() ? ", connected" : ", not connected"),
                null);
        Instant end = layOut(company, Duration.ofDays(301));
        boolean back = Waiting.until(BACK_WITHIN, () -> isConnected() && isListed(end));
        findings.check(
                "with one of the company's in its files it is back by itself",
                back,
                "connected",
                isConnected() ? "connected" : "not connected",
                null);
        administrator.keep("credentials?kind=collector");
    }

    /** Files for it to read; the end is whole seconds, as in a certificate. */
    private Instant layOut(CompanyAuthority authority, Duration lasts) {
        Instant now = Instant.now();
        Instant end = Instant.ofEpochSecond(now.plus(lasts).getEpochSecond());
        try {
            authority.issue(NAME, now.minus(Duration.ofDays(100)), end).write(brought(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return end;
    }

    private Path brought(String file) {
        return cloud.folder().folder("work/trust").resolve(file);
    }

    private boolean isListed(Instant end) {
        for (JsonNode each : administrator
                .get("credentials?kind=collector&name=" + COLLECTOR)
                .required()
                .path("credentials")) {
            if (each.path("origin").asString("").equals("brought")
                    && Instant.parse(each.path("expiresAt").asString()).equals(end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAlarmed() {
        for (JsonNode each : administrator.get("alarms").required().path("active")) {
            if (each.path("code").asString("").equals(ALARM)
                    && each.path("subject").asString("").equals(COLLECTOR)) {
                return true;
            }
        }
        return false;
    }

    private boolean isConnected() {
        for (JsonNode each : administrator.get("sites").required().path("sites")) {
            if (each.path("id").asString("").equals(SITE.id())) {
                return each.path("collectors").path(0).path("connected").asBoolean(false);
            }
        }
        return false;
    }

    /** By the collector itself, on its management port; empty: nothing. */
    private String said(String what) {
        try {
            return JSON.readTree(http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://" + SITE.management() + "/actuator/trust"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .path(what)
                    .asString("");
        } catch (IOException | JacksonException notNow) {
            return "";
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
