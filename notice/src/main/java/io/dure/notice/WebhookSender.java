package io.dure.notice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Posts notices, signed; follows no redirect, so that what is inside stays with whom it was meant for. */
final class WebhookSender implements Sender {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final WebhookSettings settings;
    private final Function<Notice, NoticeText> words;
    private final Optional<URI> console;
    private final Clock clock;
    private final Signature signature;
    private final HttpClient http;

    WebhookSender(WebhookSettings settings, Function<Notice, NoticeText> words, Optional<URI> console, Clock clock) {
        this.settings = settings;
        this.words = words;
        this.console = console;
        this.clock = clock;
        this.signature = new Signature(Secrets.lines("webhook.secret-file", settings.secretFile()));
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Attempt.CONNECT)
                .sslContext(Trust.of("webhook.ca-file", settings.caFile()))
                .build();
    }

    @Override
    public Delivery send(Notice notice) {
        String body = WebhookBody.of(notice, words.apply(notice), console);
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(Attempt.STEP)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Dure")
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signature.of(notice.id(), now, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return Attempt.within(Attempt.DEADLINE, () -> judged(http.send(request, BodyHandlers.discarding())));
    }

    /** Whatever is answered may be a receiver that is being repaired, except that it is gone for good. */
    private static Delivery judged(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Delivery.Delivered("HTTP " + status);
        }
        if (status == 410) {
            return new Delivery.Rejected("HTTP 410: the receiver is gone");
        }
        return new Delivery.Failed(
                "HTTP " + status, response.headers().firstValue("Retry-After").flatMap(WebhookSender::pause));
    }

    private static Optional<Duration> pause(String seconds) {
        return seconds.matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                : Optional.empty();
    }

    @Override
    public String target() {
        return settings.target();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
