package io.dure.hub.notice;

import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import io.dure.notice.ChannelView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Channels on which nobody is told any more: who waits for notices would not learn of it by one. */
final class NoticeAlarms implements Alarms {
    /** A receiver that restarts is no news. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NoticeChannels channels;
    private final Clock clock;

    NoticeAlarms(NoticeChannels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        for (ChannelView channel : channels.channels()) {
            Instant since = channel.failingSince();
            if (since != null && !clock.instant().isBefore(since.plus(PATIENCE))) {
                alarms.add(new Alarm(
                        "notice-channel-failing",
                        Alarm.Severity.WARNING,
                        since,
                        null,
                        null,
                        channel.id(),
                        channel.waiting() + " notices wait; last: "
                                + channel.results().getFirst().detail()));
            }
        }
        return alarms;
    }
}
