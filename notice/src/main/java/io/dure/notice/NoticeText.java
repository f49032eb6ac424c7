package io.dure.notice;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A notice in words. */
record NoticeText(String title, String body) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz");

    /** @param console where to look next */
    static NoticeText of(Notice notice, Language language, ZoneId zone, Optional<URI> console) {
        return switch (language) {
            case KO -> new NoticeText(KoreanText.title(notice), body(notice, zone, console, KoreanText.LABELS));
            case EN -> new NoticeText(EnglishText.title(notice), body(notice, zone, console, EnglishText.LABELS));
        };
    }

    /** Words before the values of a body. */
    record Labels(String service, String site, String subject, String at, String told, String detail, String console) {}

    private static String body(Notice notice, ZoneId zone, Optional<URI> console, Labels labels) {
        StringBuilder body = new StringBuilder(256);
        line(body, labels.service(), service(notice));
        line(body, labels.site(), notice.site());
        line(body, labels.subject(), notice.subject());
        line(body, labels.at(), TIME.withZone(zone).format(notice.at()));
        line(body, labels.told(), notice.origin());
        line(body, labels.detail(), notice.detail());
        console.ifPresent(url -> line(body, labels.console(), link(url, notice)));
        return body.toString();
    }

    private static void line(StringBuilder body, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            body.append(label)
                    .append(": ")
                    .append(value.replaceAll("\\p{Cntrl}+", " "))
                    .append('\n');
        }
    }

    private static @Nullable String service(Notice notice) {
        return notice.name() == null || notice.service() == null
                ? notice.service()
                : notice.name() + " (" + notice.service() + ")";
    }

    static String link(URI console, Notice notice) {
        String base = console.toString().replaceAll("/+$", "");
        return notice.service() == null ? base + "/alarms" : base + "/services/" + notice.service();
    }

    /** The service's name where there is one, else what it is about. */
    static String about(Notice notice) {
        String about = notice.name() != null ? notice.name() : notice.service();
        if (about == null) {
            about = notice.subject() != null ? notice.subject() : notice.origin();
        }
        return about.replaceAll("\\p{Cntrl}+", " ");
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value.replaceAll("\\p{Cntrl}+", " ");
    }
}
