package io.dure.hub.alarm;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Sight;
import io.dure.hub.session.SignedIn;
import io.dure.hub.steering.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Alarms that are on, and those that ended lately. */
@RestController
class AlarmsController {
    private final RaisedAlarms alarms;

    AlarmsController(RaisedAlarms alarms) {
        this.alarms = alarms;
    }

    record Acknowledgement(@Nullable @Size(max = 500) String note) {}

    @GetMapping("/api/v1/alarms")
    AlarmList alarms() {
        return alarms.alarms();
    }

    @PostMapping("/api/v1/alarms/{id}/acknowledgement")
    RaisedAlarm acknowledge(
            @PathVariable String id,
            @Valid @RequestBody Acknowledgement body,
            Sight sight,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        boolean hidden = alarms.alarms().active().stream()
                .anyMatch(alarm -> alarm.id().equals(id) && alarm.within(sight).isEmpty());
        if (hidden) {
            throw new ProblemException(ProblemCode.ALARM_NOT_FOUND, null);
        }
        String note = body.note() == null || body.note().isBlank() ? null : body.note();
        return alarms.acknowledge(new Actor(user.user(), request.getRemoteAddr()), id, note)
                .flatMap(alarm -> alarm.within(sight))
                .orElseThrow(() -> new ProblemException(ProblemCode.ALARM_NOT_FOUND, null));
    }
}
