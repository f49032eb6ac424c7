package io.dure.hub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.steering.Alarm;
import io.dure.notice.ChannelView;
import io.dure.notice.Language;
import io.dure.notice.Notice;
import io.dure.notice.NoticeResult;
import io.dure.notice.TestResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeAlarmsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static List<Alarm> alarms(@Nullable Instant failingSince) {
        NoticeResult last = new NoticeResult(
                "n-1", NOW, null, Notice.State.BEGUN, "A test", NoticeResult.Outcome.RETRYING, 3, "it answered 503", 9);
        ChannelView chat = new ChannelView(
                "chat",
                ChannelView.Kind.WEBHOOK,
                Language.KO,
                List.of(),
                "https://chat.egov.test",
                2,
                0,
                3,
                Map.of(),
                failingSince,
                List.of(last));
        NoticeChannels channels = new NoticeChannels() {
            @Override
            public List<ChannelView> channels() {
                return List.of(chat);
            }

            @Override
            public TestResult test(String channel) {
                return new TestResult.NoSuchChannel();
            }
        };
        return new NoticeAlarms(channels, Clock.fixed(NOW, ZoneOffset.UTC)).alarms();
    }

    @Test
    void aChannelThatDeliversNothingForHalfAMinuteIsAnAlarm() {
        assertThat(alarms(NOW.minus(Duration.ofSeconds(31)))).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo("notice-channel-failing");
            assertThat(alarm.subject()).isEqualTo("chat");
            assertThat(alarm.detail()).contains("2 notices wait").contains("503");
        });
    }

    @Test
    void oneThatDeliversOrFailsForAMomentOnlyIsNone() {
        assertThat(alarms(null)).isEmpty();
        assertThat(alarms(NOW.minus(Duration.ofSeconds(5)))).isEmpty();
    }
}
