package io.dure.notice;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to people: either a webhook or mail.
 *
 * @param id lower case letters, digits and hyphens
 * @param language Korean unless said otherwise
 * @param zone of the times in the text; the system's unless said otherwise
 * @param events what is told; unless said otherwise all but {@link NoticeEvent#ALARM}
 * @param keepFor how long a notice is tried; 24 hours unless said otherwise
 */
public record ChannelSettings(
        String id,
        Language language,
        ZoneId zone,
        Set<NoticeEvent> events,
        Duration keepFor,
        @Nullable WebhookSettings webhook,
        @Nullable SmtpSettings smtp) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Duration LONGEST = Duration.ofDays(7);

    @SuppressWarnings("ConstantValue")
    public ChannelSettings {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "notices.channels.id: must be lower case letters, digits, hyphens: " + id);
        }
        language = language == null ? Language.KO : language;
        zone = zone == null ? ZoneId.systemDefault() : zone;
        events = events == null || events.isEmpty()
                ? Set.copyOf(EnumSet.complementOf(EnumSet.of(NoticeEvent.ALARM)))
                : Set.copyOf(events);
        keepFor = keepFor == null ? Duration.ofHours(24) : keepFor;
        if (keepFor.isNegative() || keepFor.isZero() || keepFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "notices.channels." + id + ".keep-for: must be within 7 days: " + keepFor);
        }
        if ((webhook == null) == (smtp == null)) {
            throw new IllegalArgumentException("notices.channels." + id + ": must have either webhook or smtp");
        }
    }
}
