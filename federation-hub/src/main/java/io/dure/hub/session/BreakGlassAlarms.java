package io.dure.hub.session;

import io.dure.hub.session.local.LocalAccounts;
import io.dure.hub.session.local.LocalAccounts.Use;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says aloud, for an hour, that somebody used break-glass, or tried to. */
@Component
final class BreakGlassAlarms implements Alarms {
    private static final Duration SHOWN = Duration.ofHours(1);

    private final LocalAccounts accounts;
    private final Clock clock;

    BreakGlassAlarms(LocalAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public List<Alarm> alarms() {
        return accounts.uses().stream()
                .filter(use -> clock.instant().isBefore(use.at().plus(SHOWN)))
                .map(BreakGlassAlarms::alarm)
                .toList();
    }

    private static Alarm alarm(Use use) {
        String at = use.source() + " at " + use.at();
        return use.right()
                ? new Alarm(
                        "break-glass-used",
                        Alarm.Severity.CRITICAL,
                        use.at(),
                        null,
                        null,
                        at,
                        "somebody signed in with break-glass from " + at)
                : new Alarm(
                        "break-glass-refused",
                        Alarm.Severity.WARNING,
                        use.at(),
                        null,
                        null,
                        at,
                        "somebody tried break-glass from " + at);
    }
}
