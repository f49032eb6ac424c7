package io.dure.collector.notice;

import io.dure.notice.Notice;
import io.dure.notice.NoticeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Says once that no hub has been reached for a while, and once that one is reached again. Not thread-safe. */
final class HubSilence {
    private final String origin;
    private final Duration after;
    private Instant reached;
    private boolean told;

    /** @param start counts as the last time that a hub was reached */
    HubSilence(String origin, Duration after, Instant start) {
        this.origin = origin;
        this.after = after;
        this.reached = start;
    }

    /** @param now by a clock that neither jumps nor goes back */
    Optional<Notice> look(boolean reaches, Instant now) {
        Instant since = reached;
        if (reaches) {
            reached = now;
        }
        if (told && reaches) {
            told = false;
            return Optional.of(notice(Notice.State.OVER, since, now, "a hub is reached again"));
        }
        if (!told && !reaches && !now.isBefore(since.plus(after))) {
            told = true;
            return Optional.of(notice(
                    Notice.State.BEGUN,
                    since,
                    since,
                    "no hub has been reached for " + after.toSeconds()
                            + " s; nameservers go on deciding by themselves, returns wait for a hub"));
        }
        return Optional.empty();
    }

    private Notice notice(Notice.State state, Instant since, Instant at, String detail) {
        String about = "hub-silent " + origin;
        String identity = about + " " + since + " " + state;
        return new Notice(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                NoticeEvent.HUB_SILENT,
                state,
                about,
                at,
                origin,
                "hub-silent",
                null,
                null,
                null,
                origin,
                detail);
    }
}
