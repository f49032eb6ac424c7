package io.dure.hub.dashboard;

import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import java.util.List;
import org.springframework.stereotype.Component;

/** Files of dashboards that are not shown as they stand. */
@Component
final class FileAlarms implements Alarms {
    private final FileDashboards files;

    FileAlarms(FileDashboards files) {
        this.files = files;
    }

    @Override
    public List<Alarm> alarms() {
        return files.problems().entrySet().stream()
                .map(each -> new Alarm(
                        "dashboard-file",
                        Alarm.Severity.WARNING,
                        each.getValue().since(),
                        null,
                        null,
                        each.getKey(),
                        each.getKey() + ": " + each.getValue().detail()))
                .toList();
    }
}
