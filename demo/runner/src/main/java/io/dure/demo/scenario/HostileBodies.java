package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Site;
import io.dure.demo.load.RawLog;
import io.dure.demo.report.Findings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** What no agent sends, on the OTLP port of a collector. */
final class HostileBodies {
    private static final Site SITE = Site.PRIVATE;
    private static final int OVERSIZED = 64 << 20;
    private static final int BOMB_MB = 1_024;

    private final Cloud cloud;
    private final Findings findings;

    HostileBodies(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
    }

    /** A line of the raw file. */
    record Sent(long t, String body, int bytes, int status) {}

    void play() {
        byte[] garbage = new byte[10_000];
        new Random(cloud.seed()).nextBytes(garbage);
        Path raw = cloud.folder().raw().resolve("otlp.jsonl");
        try (RawLog<Sent> log = new RawLog<>(raw);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build()) {
            judge(log, client, "garbage", garbage, "identity", 400);
            judge(log, client, "garbage that says it is gzip", garbage, "gzip", 400);
            judge(log, client, "oversized", new byte[OVERSIZED], "identity", 413);
            judge(log, client, "gzip bomb", bomb(), "gzip", 413);
        }
        findings.raw(List.of(raw));
    }

    private void judge(RawLog<Sent> log, HttpClient client, String body, byte[] bytes, String encoding, int expected) {
        int status = send(client, bytes, encoding);
        log.add(new Sent(System.currentTimeMillis(), body, bytes.length, status));
        findings.check(
                "OTLP: " + body + " is refused",
                status == expected,
                Integer.toString(expected),
                Integer.toString(status),
                null);
    }

    private int send(HttpClient client, byte[] bytes, String encoding) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + SITE.otlp() + "/v1/metrics"))
                .timeout(Duration.ofSeconds(30))
                .expectContinue(bytes.length > 1 << 20)
                .header("Content-Type", "application/x-protobuf")
                .header(
                        "Authorization",
                        "Bearer " + cloud.secrets().read(cloud.secrets().word("otlp-" + SITE.id() + ".token")))
                .POST(BodyPublishers.ofByteArray(bytes));
        if (!encoding.equals("identity")) {
            request.header("Content-Encoding", encoding);
        }
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static byte[] bomb() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < BOMB_MB; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
