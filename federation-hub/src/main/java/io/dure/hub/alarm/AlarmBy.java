package io.dure.hub.alarm;

import io.dure.hub.metric.By;
import java.util.List;

/** What a rule judges apart. */
public enum AlarmBy {
    NONE,
    SITE,
    SERVICE,
    INSTANCE;

    List<By> labels() {
        return switch (this) {
            case NONE -> List.of();
            case SITE -> List.of(By.SITE);
            case SERVICE -> List.of(By.SERVICE);
            case INSTANCE -> List.of(By.SITE, By.SERVICE, By.INSTANCE);
        };
    }
}
