package io.dure.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the store tidy: closes and seals segments, merges small files, drops what is older or more than is kept. A file that
 * leaves the manifest is removed some minutes later, as somebody may be reading it.
 */
final class Keeping {
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration EVACUATIONS = Duration.ofDays(400);

    private final DuckDb database;
    private final DuckDbReports reports;
    private final SeriesFolder folder;
    private final StoreSettings settings;
    private final Clock clock;
    private final Sealing sealing;
    private final Deque<Dropped> dropped = new ArrayDeque<>();

    private record Dropped(String name, Instant at) {}

    Keeping(DuckDb database, DuckDbReports reports, SeriesFolder folder, StoreSettings settings, Clock clock) {
        this.database = database;
        this.reports = reports;
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.sealing = new Sealing(database, folder);
    }

    /** Before anything else: what an earlier process did not bring to its end. */
    void begin() {
        Set<String> known = database.keep(DuckDbSeries::names);
        folder.removeUnknown(known);
    }

    /** All that is due. */
    void tick() {
        if (reports.isDue(settings)) {
            reports.closeSegment();
        }
        sealing.seal();
        mergeSmallFiles();
        retain();
        removeDropped();
    }

    /** Whether it is due or not. */
    void seal() {
        reports.closeSegment();
        sealing.seal();
    }

    // ---- merging ------------------------------------------------------------------------------

    private void mergeSmallFiles() {
        List<SeriesFile> files = database.keep(Manifest::files);
        LocalDate today = day(clock.millis());
        // A day is over for some hours before it is merged, for what comes late.
        LocalDate until = day(clock.millis() - Duration.ofHours(3).toMillis());
        for (Family family : Family.values()) {
            mergeGroups(files, family, Resolution.MINUTE, "d", file -> day(file.toMs() - 1), until);
            mergeGroups(files, family, Resolution.TEN_MINUTES, "d", file -> day(file.toMs() - 1), until);
            mergeGroups(
                    files,
                    family,
                    Resolution.TEN_MINUTES,
                    "m",
                    file -> YearMonth.from(day(file.toMs() - 1)).atDay(1),
                    today.withDayOfMonth(1));
        }
    }

    /** All files of a day, or of a month, that ended before. */
    private void mergeGroups(
            List<SeriesFile> files,
            Family family,
            Resolution resolution,
            String tier,
            Function<SeriesFile, LocalDate> group,
            LocalDate until) {
        Map<LocalDate, List<SeriesFile>> groups = files.stream()
                .filter(file -> file.family() == family && file.resolution() == resolution)
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
        groups.forEach((start, parts) -> {
            if (start.isBefore(until) && parts.size() > 1) {
                merge(parts, tier);
                files.removeAll(parts);
            }
        });
    }

    private void merge(List<SeriesFile> parts, String tier) {
        SeriesFile any = parts.getFirst();
        Segments.Range range = new Segments.Range(
                parts.stream().mapToLong(SeriesFile::firstSegment).min().orElseThrow(),
                parts.stream().mapToLong(SeriesFile::lastSegment).max().orElseThrow());
        Sealing.FileWriter writer =
                new Sealing.FileWriter(folder, any.family(), any.resolution(), range, tier + day(any.toMs() - 1));
        String source = any.family().source(folder, parts);
        SeriesFile merged = database.keep(
                connection -> writer.write(connection, source, any.family().order()));
        database.keep(connection -> {
            Manifest.remove(connection, parts);
            Manifest.add(connection, List.of(merged));
            return merged;
        });
        drop(parts);
    }

    private static LocalDate day(long ms) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
    }

    // ---- retention ----------------------------------------------------------------------------

    private void retain() {
        long now = clock.millis();
        List<SeriesFile> files = database.keep(Manifest::files);
        Map<Resolution, Duration> kept = settings.retention().byResolution();
        Set<SeriesFile> old = new HashSet<>();
        for (SeriesFile file : files) {
            if (file.toMs()
                    < now - kept.getOrDefault(file.resolution(), EVACUATIONS).toMillis()) {
                old.add(file);
            }
        }
        old.addAll(beyondSize(files.stream().filter(file -> !old.contains(file)).toList()));
        if (!old.isEmpty()) {
            database.keep(connection -> {
                Manifest.remove(connection, old);
                return old;
            });
            drop(List.copyOf(old));
        }
        database.keep(connection -> {
            forget(
                    connection,
                    "DELETE FROM life WHERE greatest(last_window_ms, lost_until_ms) < ?",
                    now - settings.retention().tenMinutes().toMillis());
            forget(connection, "DELETE FROM evacuation WHERE decided_ms < ?", now - EVACUATIONS.toMillis());
            return now;
        });
    }

    /** The oldest of the finest resolution first, until the rest fits. */
    private List<SeriesFile> beyondSize(List<SeriesFile> files) {
        long bytes = files.stream().mapToLong(SeriesFile::bytes).sum();
        List<SeriesFile> excess = new ArrayList<>();
        List<SeriesFile> inOrder = files.stream()
                .sorted(Comparator.comparing(SeriesFile::resolution).thenComparingLong(SeriesFile::toMs))
                .toList();
        for (SeriesFile file : inOrder) {
            if (bytes <= settings.maxBytes()) {
                break;
            }
            excess.add(file);
            bytes -= file.bytes();
        }
        return excess;
    }

    private static void forget(Connection connection, String sql, long beforeMs) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, beforeMs);
            delete.executeUpdate();
        }
    }

    private void drop(List<SeriesFile> files) {
        files.forEach(file -> dropped.add(new Dropped(file.name(), clock.instant())));
    }

    private void removeDropped() {
        while (!dropped.isEmpty() && !dropped.getFirst().at().plus(GRACE).isAfter(clock.instant())) {
            folder.remove(dropped.removeFirst().name());
        }
    }
}
