package io.dure.notice;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What tests tell of. */
final class Samples {
    static final Instant AT = Instant.parse("2026-09-21T04:05:06Z");
    static final Backoff QUICK =
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), RandomGenerator.getDefault());

    private Samples() {}

    static Notice failover(String id) {
        return at(id, Instant.now());
    }

    static Notice at(String id, Instant at) {
        return new Notice(
                id,
                NoticeEvent.FAILOVER,
                Notice.State.BEGUN,
                "member-evacuated portal private",
                at,
                "hub-1",
                "member-evacuated",
                "portal",
                "portal.egov.test",
                "private",
                "private",
                "gets no answers until it has returned");
    }

    static ChannelSettings webhook(WebhookSettings webhook) {
        return channel("chat", Language.EN, webhook, null);
    }

    static ChannelSettings mail(SmtpSettings smtp) {
        return channel("mail", Language.KO, null, smtp);
    }

    static ChannelSettings channel(
            String id, Language language, @Nullable WebhookSettings webhook, @Nullable SmtpSettings smtp) {
        return new ChannelSettings(id, language, ZoneId.of("Asia/Seoul"), Set.of(), Duration.ofHours(1), webhook, smtp);
    }

    static NoticeSettings settings(ChannelSettings... channels) {
        return new NoticeSettings(URI.create("https://dure.egov.test/"), List.of(channels));
    }
}
