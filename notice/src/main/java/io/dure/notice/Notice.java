package io.dure.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are told, once begun and once over.
 *
 * @param id the same at every attempt: whoever gets it twice can tell
 * @param event null: a test
 * @param about the same for begun and over
 * @param origin which hub or collector tells it
 * @param code of the alarm behind it, for example {@code frozen-but-down}
 * @param service its id
 * @param name the service's DNS name
 * @param subject what it is about: a collector, a provider
 * @param detail one English sentence
 */
public record Notice(
        String id,
        @Nullable NoticeEvent event,
        State state,
        String about,
        Instant at,
        String origin,
        @Nullable String code,
        @Nullable String service,
        @Nullable String name,
        @Nullable String site,
        @Nullable String subject,
        String detail) {
    /** Where it stands. */
    public enum State {
        BEGUN,
        OVER,
        TEST
    }

    /** One that says that it is a test. */
    public static Notice test(String id, String origin, Instant at) {
        return new Notice(id, null, State.TEST, id, at, origin, null, null, null, null, null, "nothing happened");
    }
}
