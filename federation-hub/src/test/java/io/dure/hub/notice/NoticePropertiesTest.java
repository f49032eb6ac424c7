package io.dure.hub.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.notice.ChannelSettings;
import io.dure.notice.Language;
import io.dure.notice.NoticeEvent;
import io.dure.notice.SmtpSettings;
import io.dure.notice.WebhookSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NoticePropertiesTest {
    private final Map<String, String> properties = new TreeMap<>();

    private NoticeProperties bind() {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("dure.hub.notices", NoticeProperties.class);
    }

    @Test
    void nobodyIsToldByDefault() {
        assertThat(bind()).isEqualTo(new NoticeProperties(null, List.of()));
    }

    @Test
    void aChannelHasUsualSettings() {
        properties.put("dure.hub.notices.channels[0].id", "mail");
        properties.put("dure.hub.notices.channels[0].smtp.host", "mail.egov.test");
        properties.put("dure.hub.notices.channels[0].smtp.from", "dure@egov.test");
        properties.put("dure.hub.notices.channels[0].smtp.to[0]", "ops@egov.test");

        ChannelSettings channel = bind().channels().getFirst();

        assertThat(channel.language()).isEqualTo(Language.KO);
        assertThat(channel.zone()).isEqualTo(ZoneId.systemDefault());
        assertThat(channel.keepFor()).isEqualTo(Duration.ofHours(24));
        assertThat(channel.events()).hasSize(8).doesNotContain(NoticeEvent.ALARM);
        assertThat(channel.smtp())
                .isEqualTo(new SmtpSettings(
                        "mail.egov.test",
                        587,
                        SmtpSettings.Security.STARTTLS,
                        null,
                        null,
                        "dure@egov.test",
                        List.of("ops@egov.test"),
                        null));
    }

    @Test
    void everyPropertyIsMapped() {
        String mail = "dure.hub.notices.channels[0].";
        String chat = "dure.hub.notices.channels[1].";
        properties.put("dure.hub.notices.console-url", "https://dure.egov.test");
        properties.put(mail + "id", "mail");
        properties.put(mail + "language", "en");
        properties.put(mail + "zone", "Asia/Seoul");
        properties.put(mail + "events[0]", "hub-silent");
        properties.put(mail + "events[1]", "alarm");
        properties.put(mail + "keep-for", "2h");
        properties.put(mail + "smtp.host", "mail.egov.test");
        properties.put(mail + "smtp.port", "2465");
        properties.put(mail + "smtp.security", "tls");
        properties.put(mail + "smtp.user", "dure");
        properties.put(mail + "smtp.password-file", "/etc/dure/mail.password");
        properties.put(mail + "smtp.from", "dure@egov.test");
        properties.put(mail + "smtp.to[0]", "ops@egov.test");
        properties.put(mail + "smtp.ca-file", "/etc/dure/ca.pem");
        properties.put(chat + "id", "chat");
        properties.put(chat + "webhook.url", "https://chat.egov.test/hook");
        properties.put(chat + "webhook.secret-file", "/etc/dure/hook.secret");
        properties.put(chat + "webhook.ca-file", "/etc/dure/ca.pem");

        NoticeProperties bound = bind();

        assertThat(bound.consoleUrl()).isEqualTo(URI.create("https://dure.egov.test"));
        assertThat(bound.channels())
                .containsExactly(
                        new ChannelSettings(
                                "mail",
                                Language.EN,
                                ZoneId.of("Asia/Seoul"),
                                Set.of(NoticeEvent.HUB_SILENT, NoticeEvent.ALARM),
                                Duration.ofHours(2),
                                null,
                                new SmtpSettings(
                                        "mail.egov.test",
                                        2465,
                                        SmtpSettings.Security.TLS,
                                        "dure",
                                        Path.of("/etc/dure/mail.password"),
                                        "dure@egov.test",
                                        List.of("ops@egov.test"),
                                        Path.of("/etc/dure/ca.pem"))),
                        new ChannelSettings(
                                "chat",
                                Language.KO,
                                ZoneId.systemDefault(),
                                Set.of(),
                                Duration.ofHours(24),
                                new WebhookSettings(
                                        URI.create("https://chat.egov.test/hook"),
                                        Path.of("/etc/dure/hook.secret"),
                                        Path.of("/etc/dure/ca.pem")),
                                null));
    }

    @Test
    void whatCannotWorkIsNamed() {
        properties.put("dure.hub.notices.channels[0].id", "mail");

        assertThatThrownBy(this::bind)
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("notices.channels.mail: must have either webhook or smtp");
    }
}
