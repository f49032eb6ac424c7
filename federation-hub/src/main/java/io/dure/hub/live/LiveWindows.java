package io.dure.hub.live;

import io.dure.auth.role.Names;
import io.dure.federation.v1.WindowPiece;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last hour in windows of 10 s, and the last minutes in previews of 2 s. A window is shown 1.5 s after its end and
 * is still corrected by pieces that come later. Thread-safe by one lock; every call is short.
 */
public final class LiveWindows implements SiteValues, ServiceCounts, ServiceHealth, InstanceViews {
    /** A window's pieces are expected within this time after its end. */
    public static final Duration DUE = Duration.ofMillis(1500);

    static final Duration WIDTH = Duration.ofSeconds(10);
    static final Duration PREVIEW = Duration.ofSeconds(2);
    static final Duration SPAN = Duration.ofHours(1);
    private static final Duration PREVIEW_SPAN = Duration.ofMinutes(5);
    static final Duration PREVIEW_FRESH = Duration.ofSeconds(8);
    private static final int HISTORY = 60;
    private static final int MOST_SERVICES = 200;

    private final Clock clock;
    private final WindowRing windows = new WindowRing(WIDTH, SPAN);
    private final WindowRing previews = new WindowRing(PREVIEW, PREVIEW_SPAN);
    private final InstanceTable instances = new InstanceTable();
    private final Map<Dropped, Long> dropped = new EnumMap<>(Dropped.class);

    public LiveWindows(Clock clock) {
        this.clock = clock;
    }

    /** Takes a stored piece of a 10 s window, or a preview of 2 s. */
    public synchronized void add(WindowPiece piece) {
        add(piece, clock.instant());
    }

    /** Takes back a piece that was stored before this hub started: it says nothing about who is alive. */
    public synchronized void restore(WindowPiece piece) {
        Instant end = Instant.ofEpochMilli(piece.getWindowStartMs() + piece.getWindowMs());
        Instant now = clock.instant();
        add(piece, end.isBefore(now) ? end : now);
    }

    private void add(WindowPiece piece, Instant arrival) {
        Traffic traffic;
        try {
            traffic = Traffic.of(piece);
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            dropped.merge(Dropped.MALFORMED, 1L, Long::sum);
            return;
        }
        PieceKey pieceKey = PieceKey.of(piece);
        InstanceKey key = pieceKey.instance();
        WindowRing ring;
        if (piece.getWindowMs() == windows.widthMs()) {
            ring = windows;
        } else if (piece.getWindowMs() == previews.widthMs()) {
            ring = previews;
        } else {
            dropped.merge(Dropped.MALFORMED, 1L, Long::sum);
            return;
        }
        switch (ring.add(piece.getWindowStartMs(), pieceKey, traffic, clock.instant())) {
            case NEW -> {
                boolean isWindow = ring == windows;
                instances.reported(key, piece, arrival, clock.instant());
                if (isWindow) {
                    instances.window(key, piece.getWindowStartMs(), traffic);
                } else {
                    instances.preview(key, piece.getWindowStartMs() + piece.getWindowMs(), traffic);
                }
            }
            case REPETITION -> {}
            case FUTURE -> dropped.merge(Dropped.FUTURE, 1L, Long::sum);
            case TOO_OLD -> dropped.merge(Dropped.TOO_OLD, 1L, Long::sum);
            case TOO_MANY -> dropped.merge(Dropped.TOO_MANY, 1L, Long::sum);
        }
    }

    /** Pieces that were not counted, by reason, since the start. */
    public synchronized Map<Dropped, Long> dropped() {
        return Map.copyOf(dropped);
    }

    @Override
    public synchronized Optional<WindowValues> newest(String site, Names services) {
        long newest = windows.newestEndedBy(due());
        // A living instance is at most one window late.
        return newest(site, services, newest - 2 * windows.widthMs());
    }

    @Override
    public synchronized Optional<WindowValues> last(String site, Names services) {
        return newest(site, services, clock.millis() - windows.spanMs());
    }

    private Optional<WindowValues> newest(String site, Names services, long oldestStart) {
        for (Map.Entry<Long, Window> entry :
                dueWindows(oldestStart).descendingMap().entrySet()) {
            Window window = entry.getValue();
            if (!window.reporters(site, services).isEmpty()) {
                Values values = Values.of(window.atSite(site, services), WIDTH);
                return Optional.of(new WindowValues(
                        end(entry.getKey(), WIDTH),
                        values.tps(),
                        values.meanMs(),
                        values.p95Ms(),
                        values.errorRate(),
                        window.reporters(site, services).size(),
                        window.reporters(site, services)
                                .containsAll(instances.expected(site, services, entry.getKey(), clock.instant()))));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Optional<LiveValues> preview(String site, Names services) {
        long newestEnd = clock.millis();
        TreeMap<Long, Window> recent = new TreeMap<>(
                previews.between(newestEnd - PREVIEW_FRESH.toMillis(), newestEnd - previews.widthMs() + 1));
        recent.values().removeIf(window -> window.reporters(site, services).isEmpty());
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Long, Window> shown = recent.lastEntry();
        Map.Entry<Long, Window> before = recent.lowerEntry(shown.getKey());
        // While the newest is still filling up, the one before says more.
        if (before != null
                && shown.getValue().reporters(site, services).size()
                        < before.getValue().reporters(site, services).size()
                && newestEnd < shown.getKey() + previews.widthMs() + DUE.toMillis()) {
            shown = before;
        }
        Traffic traffic = shown.getValue().atSite(site, services);
        Values values = Values.of(traffic, PREVIEW);
        List<ServiceValues> each = shown.getValue().services(site, services).entrySet().stream()
                .limit(MOST_SERVICES)
                .map(service -> ServiceValues.of(service.getKey(), service.getValue()))
                .toList();
        return Optional.of(new LiveValues(
                end(shown.getKey(), PREVIEW),
                values.tps(),
                values.meanMs(),
                values.p95Ms(),
                values.errorRate(),
                traffic.running(),
                each));
    }

    @Override
    public synchronized List<HistoryPoint> history(String site, Names services) {
        List<HistoryPoint> points = new ArrayList<>(HISTORY);
        long oldest = windows.newestEndedBy(due()) - (HISTORY - 1) * windows.widthMs();
        dueWindows(oldest).forEach((start, window) -> {
            if (!window.reporters(site, services).isEmpty()) {
                Values values = Values.of(window.atSite(site, services), WIDTH);
                points.add(new HistoryPoint(
                        end(start, WIDTH), values.tps(), values.meanMs(), values.p95Ms(), values.errorRate()));
            }
        });
        return points;
    }

    private NavigableMap<Long, Window> dueWindows(long oldestStart) {
        return windows.between(oldestStart, windows.newestEndedBy(due()) + 1);
    }

    private long due() {
        return clock.millis() - DUE.toMillis();
    }

    @Override
    public synchronized Map<String, Counts> counts(String service, Instant from, Instant to) {
        Map<String, Counts> sum = new TreeMap<>();
        for (Window window :
                windows.between(from.toEpochMilli(), to.toEpochMilli()).values()) {
            window.ofService(service).forEach((site, traffic) -> sum.merge(site, Counts.of(traffic), Counts::plus));
        }
        return sum;
    }

    @Override
    public synchronized List<Slice> windows(String service, Instant from, Instant to) {
        return slices(windows, service, from, to);
    }

    @Override
    public synchronized List<Slice> previews(String service, Instant from, Instant to) {
        return slices(previews, service, from, to);
    }

    @Override
    public synchronized Map<String, Health> health(String service) {
        long newest = previews.newestEndedBy(due());
        long oldest = newest - HEALTH.toMillis() + previews.widthMs();
        Map<String, Traffic> bySite = new TreeMap<>();
        for (Window window : previews.between(oldest, newest + 1).values()) {
            window.ofService(service).forEach((site, traffic) -> bySite.merge(site, traffic, Traffic::plus));
        }
        Map<String, Health> health = new TreeMap<>();
        bySite.forEach((site, traffic) -> {
            Values values = Values.of(traffic, HEALTH);
            health.put(site, new Health(traffic.users().count(), values.errorRate(), values.p95Ms()));
        });
        return health;
    }

    private List<Slice> slices(WindowRing ring, String service, Instant from, Instant to) {
        List<Slice> slices = new ArrayList<>();
        long end = Math.min(to.toEpochMilli(), ring.newestEndedBy(due()) + 1);
        ring.between(from.toEpochMilli(), end).forEach((start, window) -> {
            Map<String, Counts> bySite = new TreeMap<>();
            window.ofService(service).forEach((site, traffic) -> bySite.put(site, Counts.of(traffic)));
            if (!bySite.isEmpty()) {
                slices.add(
                        new Slice(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + ring.widthMs()), bySite));
            }
        });
        return slices;
    }

    @Override
    public synchronized List<InstanceView> instances(Optional<String> service, Optional<String> site, boolean hidden) {
        return instances.views(clock.instant(), hidden).stream()
                .filter(view -> service.isEmpty() || service.get().equals(view.service()))
                .filter(view -> site.isEmpty() || site.get().equals(view.site()))
                .toList();
    }

    private static Instant end(long startMs, Duration width) {
        return Instant.ofEpochMilli(startMs).plus(width);
    }

    /** Why a piece was not counted. */
    public enum Dropped {
        MALFORMED,
        FUTURE,
        TOO_OLD,
        TOO_MANY
    }
}
