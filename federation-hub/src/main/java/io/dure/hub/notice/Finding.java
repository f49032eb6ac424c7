package io.dure.hub.notice;

import io.dure.notice.NoticeEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is so now, and that people may have to be told of.
 *
 * @param key the same as long as it lasts, also over restarts of the hub
 * @param code of the alarm, for example {@code frozen-but-down}
 */
record Finding(
        String key,
        NoticeEvent event,
        String code,
        Instant since,
        @Nullable String service,
        @Nullable String name,
        @Nullable String site,
        @Nullable String subject,
        String detail) {}
