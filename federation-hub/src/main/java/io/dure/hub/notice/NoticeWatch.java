package io.dure.hub.notice;

import io.dure.gslb.time.Pulse;
import io.dure.hub.alarm.RaisedAlarms;
import io.dure.hub.federation.Leadership;
import io.dure.hub.overview.Overviews;
import io.dure.hub.steering.ServiceView;
import io.dure.hub.steering.ServiceViews;
import io.dure.notice.Notice;
import io.dure.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Looks every second for what people have to be told, on a thread of its own: disks and networks hold up nothing else. */
final class NoticeWatch implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Notices notices;
    private final Sources sources;
    private final ToldFile file;
    private final NoticeBook book;
    private final Findings findings = new Findings();
    private final Clock clock;
    private @Nullable Pulse pulse;

    /** Where it looks. */
    record Sources(RaisedAlarms alarms, Overviews overviews, ServiceViews services, Leadership leadership) {}

    NoticeWatch(Notices notices, Sources sources, ToldFile file, String origin, Clock clock) {
        this.notices = notices;
        this.sources = sources;
        this.file = file;
        this.book = new NoticeBook(origin, file.read());
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        pulse = new Pulse("notice-watch", EVERY, this::look);
        pulse.startLater();
    }

    /** The order matters: who is killed in between tells twice rather than never. */
    void look() {
        List<Finding> found = findings.of(
                sources.alarms().alarms().active(),
                sources.overviews().overview(),
                sources.services().services().stream().collect(Collectors.toMap(ServiceView::id, ServiceView::name)));
        List<Notice> due = book.look(found, sources.leadership().leads(), clock.instant());
        due.forEach(notices::tell);
        if (!due.isEmpty()) {
            file.write(book.told());
        }
    }

    @Override
    public synchronized void stop() {
        if (pulse != null) {
            pulse.close();
            pulse = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return pulse != null;
    }
}
