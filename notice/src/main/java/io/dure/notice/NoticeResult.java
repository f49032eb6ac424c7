package io.dure.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notice at one channel.
 *
 * @param id of the notice
 * @param at when it was last attempted
 * @param event null: a test
 * @param title in the channel's language
 * @param detail what the other side said, or why it could not be asked
 * @param tookMs the last attempt
 */
public record NoticeResult(
        String id,
        Instant at,
        @Nullable NoticeEvent event,
        Notice.State state,
        String title,
        Outcome outcome,
        int attempts,
        @Nullable String detail,
        long tookMs) {
    /** Where it stands. */
    public enum Outcome {
        DELIVERED,
        RETRYING,
        DROPPED,
        /** Of a test, which is not tried again. */
        FAILED
    }
}
