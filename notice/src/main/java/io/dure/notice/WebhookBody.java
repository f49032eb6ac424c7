package io.dure.notice;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a webhook: {@code type}, {@code timestamp} and {@code data} as Standard Webhooks has them, and {@code text},
 * which chat servers show.
 */
final class WebhookBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WebhookBody() {}

    static String of(Notice notice, NoticeText text, Optional<URI> console) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", notice.id());
        data.put("about", notice.about());
        data.put("event", notice.event() == null ? null : notice.event().word());
        data.put("state", notice.state().name().toLowerCase(Locale.ROOT));
        data.put("origin", notice.origin());
        data.put("code", notice.code());
        data.put("service", notice.service());
        data.put("name", notice.name());
        data.put("site", notice.site());
        data.put("subject", notice.subject());
        data.put("title", text.title());
        data.put("detail", notice.detail());
        data.put("link", console.map(url -> NoticeText.link(url, notice)).orElse(null));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type(notice));
        body.put("timestamp", notice.at().toString());
        body.put("text", text.title() + "\n" + text.body());
        body.put("data", data);
        return JSON.writeValueAsString(body);
    }

    private static String type(Notice notice) {
        String state = notice.state().name().toLowerCase(Locale.ROOT);
        return notice.event() == null
                ? "dure." + state
                : "dure." + notice.event().word() + "." + state;
    }
}
