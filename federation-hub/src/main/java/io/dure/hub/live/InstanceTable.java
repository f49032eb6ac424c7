package io.dure.hub.live;

import io.dure.auth.role.Names;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.WindowPiece;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every process that reported within the last day, newest report last; the oldest go first when there are too many. */
final class InstanceTable {
    private static final int MOST = 50_000;
    /** Two windows and the time a report takes. */
    private static final Duration GONE_AFTER = Duration.ofSeconds(25);

    private static final Duration HIDDEN_AFTER = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final Set<String> USERS_SOURCES = Set.of("login", "cookie", "session");

    private final Map<InstanceKey, Seen> instances = new LinkedHashMap<>(64, 0.75f, true);

    void reported(InstanceKey key, WindowPiece piece, Instant arrival, Instant now) {
        Instance instance = piece.getInstance();
        Seen seen = instances.get(key);
        if (seen == null) {
            forget(now);
            seen = new Seen();
            instances.put(key, seen);
        }
        seen.host = instance.getHost();
        seen.version = instance.getVersion();
        seen.apdexThresholdMs = instance.getApdexThresholdMs();
        if (!piece.getUsersSource().isEmpty()) {
            seen.usersSource = piece.getUsersSource();
        }
        seen.ended |= piece.getAccount().getLast();
        seen.lastReport = seen.lastReport.isBefore(arrival) ? arrival : seen.lastReport;
    }

    void window(InstanceKey key, long startMs, Traffic traffic) {
        Seen seen = instances.get(key);
        if (seen == null) {
            return;
        }
        seen.firstWindow = Math.min(seen.firstWindow, startMs);
        if (startMs > seen.newestWindow) {
            seen.newestWindow = startMs;
            seen.traffic = traffic;
        } else if (startMs == seen.newestWindow && seen.traffic != null) {
            seen.traffic = seen.traffic.plus(traffic);
        }
    }

    void preview(InstanceKey key, long endMs, Traffic traffic) {
        Seen seen = instances.get(key);
        if (seen != null && endMs > seen.newestPreview) {
            seen.newestPreview = endMs;
            seen.running = traffic.running();
        }
    }

    private void forget(Instant now) {
        instances.values().removeIf(seen -> seen.lastReport.isBefore(now.minus(FORGOTTEN_AFTER)));
        if (instances.size() >= MOST) {
            instances.remove(instances.keySet().iterator().next());
        }
    }

    /** Who is alive at a site and must therefore have a part in the window that starts then. */
    Set<InstanceKey> expected(String site, Names services, long windowStartMs, Instant now) {
        Set<InstanceKey> expected = new HashSet<>();
        instances.forEach((key, seen) -> {
            boolean wanted = key.site().equals(site) && services.contains(key.service());
            if (wanted && seen.firstWindow <= windowStartMs && !seen.isGone(now)) {
                expected.add(key);
            }
        });
        return expected;
    }

    List<InstanceView> views(Instant now, boolean hidden) {
        List<InstanceView> views = new ArrayList<>();
        instances.forEach((key, seen) -> {
            if (hidden || !seen.lastReport.isBefore(now.minus(HIDDEN_AFTER))) {
                views.add(view(key, seen, now));
            }
        });
        views.sort(Comparator.comparing(InstanceView::site)
                .thenComparing(InstanceView::service)
                .thenComparing(InstanceView::instance)
                .thenComparing(InstanceView::lastReportAt));
        return views;
    }

    private static InstanceView view(InstanceKey key, Seen seen, Instant now) {
        boolean gone = seen.isGone(now);
        Values values = gone || seen.traffic == null ? null : Values.of(seen.traffic, LiveWindows.WIDTH);
        return new InstanceView(
                key.site(),
                key.service(),
                key.instance(),
                emptyIsNull(seen.host),
                emptyIsNull(seen.version),
                key.startMs() == 0 ? null : Instant.ofEpochMilli(key.startMs()),
                seen.lastReport,
                gone ? InstanceView.State.GONE : InstanceView.State.LIVE,
                values == null ? null : (Double) values.tps(),
                values == null ? null : values.meanMs(),
                values == null ? null : values.p95Ms(),
                values == null ? null : values.errorRate(),
                gone
                                || seen.newestPreview
                                        < now.minus(LiveWindows.PREVIEW_FRESH).toEpochMilli()
                        ? null
                        : seen.running,
                USERS_SOURCES.contains(seen.usersSource) ? seen.usersSource : null,
                seen.apdexThresholdMs <= 0 ? null : (Integer) seen.apdexThresholdMs);
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static final class Seen {
        private String host = "";
        private String version = "";
        private String usersSource = "";
        private int apdexThresholdMs;
        private boolean ended;
        private Instant lastReport = Instant.MIN;
        private long firstWindow = Long.MAX_VALUE;
        private long newestWindow = Long.MIN_VALUE;
        private @Nullable Traffic traffic;
        private long newestPreview = Long.MIN_VALUE;
        private @Nullable Running running;

        boolean isGone(Instant now) {
            return ended || lastReport.isBefore(now.minus(GONE_AFTER));
        }
    }
}
