package io.dure.hub.steering;

import io.dure.hub.failover.Alarm.Code;
import io.dure.hub.federation.Leadership;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machines' alarms, and that nobody leads. */
final class ServiceAlarms implements Alarms {
    private final ServiceBoard board;
    private final Leadership leadership;
    private final Clock clock;
    private @Nullable Instant leaderlessSince;

    ServiceAlarms(ServiceBoard board, Leadership leadership, Clock clock) {
        this.board = board;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Override
    public synchronized List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        if (leadership.leads()) {
            leaderlessSince = null;
        } else {
            leaderlessSince = leaderlessSince == null ? clock.instant() : leaderlessSince;
            alarms.add(new Alarm(
                    "no-leader",
                    Alarm.Severity.CRITICAL,
                    leaderlessSince,
                    null,
                    null,
                    null,
                    "this hub does not lead, so no plan is made and no report acknowledged"));
        }
        for (ServiceBoard.Entry entry : board.entries().values()) {
            entry.machine().alarms().forEach(alarm -> alarms.add(alarm(alarm)));
        }
        return alarms;
    }

    private static Alarm alarm(io.dure.hub.failover.Alarm alarm) {
        boolean ofMember = alarm.code() == Code.MEMBER_EVACUATED
                || alarm.code() == Code.APPROVAL_WANTED
                || alarm.code() == Code.FROZEN_BUT_DOWN
                || alarm.code() == Code.OFF_BUT_DOWN;
        return new Alarm(
                alarm.code().code(),
                alarm.code().critical() ? Alarm.Severity.CRITICAL : Alarm.Severity.WARNING,
                alarm.since(),
                alarm.service(),
                ofMember ? alarm.subject() : null,
                alarm.subject(),
                alarm.detail());
    }
}
