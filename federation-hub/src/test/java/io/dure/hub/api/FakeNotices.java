package io.dure.hub.api;

import io.dure.hub.notice.NoticeChannels;
import io.dure.notice.ChannelView;
import io.dure.notice.Language;
import io.dure.notice.Notice;
import io.dure.notice.NoticeEvent;
import io.dure.notice.NoticeResult;
import io.dure.notice.TestResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One channel that works, one that is busy, and no other. */
final class FakeNotices implements NoticeChannels {
    @Override
    public List<ChannelView> channels() {
        return List.of(new ChannelView(
                "chat",
                ChannelView.Kind.WEBHOOK,
                Language.KO,
                List.of(NoticeEvent.FAILOVER, NoticeEvent.VANTAGE_POINT_LOST),
                "https://chat.egov.test",
                1,
                2,
                3,
                Map.of("queue-full", 4L),
                FakeHub.AT,
                List.of(result(NoticeEvent.HUB_SILENT, NoticeResult.Outcome.RETRYING))));
    }

    private static NoticeResult result(@Nullable NoticeEvent event, NoticeResult.Outcome outcome) {
        return new NoticeResult(
                "n-1",
                FakeHub.AT,
                event,
                event == null ? Notice.State.TEST : Notice.State.BEGUN,
                "[두레] 알림",
                outcome,
                3,
                event == null ? null : "HTTP 503",
                12);
    }

    @Override
    public TestResult test(String channel) {
        return switch (channel) {
            case "chat" -> new TestResult.Done(result(null, NoticeResult.Outcome.FAILED));
            case "busy" -> new TestResult.Running();
            default -> new TestResult.NoSuchChannel();
        };
    }
}
