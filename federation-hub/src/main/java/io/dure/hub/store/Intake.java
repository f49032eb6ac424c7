package io.dure.hub.store;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Loss;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.ledger.LifeKey;
import io.dure.protocol.histogram.LatencyHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides what of some reports is new, and what it changes in the books. It knows the committed state; {@link #examine}
 * changes nothing, {@link #committed} takes over what was written. Confined to one thread.
 */
final class Intake {
    /** Spools keep reports for a day, and a second collector may bring its copy as late. */
    static final Duration REMEMBERED = Duration.ofHours(25);

    private static final long FUTURE_MS = Duration.ofMinutes(10).toMillis();
    private static final long LATE_MS = REMEMBERED.toMillis();

    private final Map<Stream, ReportStore.Committed> positions = new HashMap<>();
    private final Map<LifeKey, KeptLife> lives = new HashMap<>();
    private final SeenWindows seen = new SeenWindows();

    /** One incarnation of a collector. */
    record Stream(String collector, long incarnation) {}

    /** A key that was taken. */
    record Taken(LifeKey life, WindowKey key) {}

    /**
     * What a commit has to write.
     *
     * @param numbered the fresh reports by their stream, for what is stored by number
     * @param windows the new pieces
     * @param taken keys of the new pieces and of those refused
     */
    record Batch(
            ReportStore.Stored stored,
            List<Numbered> numbered,
            List<WindowPiece> windows,
            Map<Stream, ReportStore.Committed> positions,
            Map<LifeKey, KeptLife> lives,
            Set<Taken> taken) {}

    /** A report and its stream. */
    record Numbered(Stream stream, Report report) {}

    SeenWindows seen() {
        return seen;
    }

    void restore(Stream stream, ReportStore.Committed position) {
        positions.put(stream, position);
    }

    void restore(KeptLife books) {
        lives.put(books.key(), books);
    }

    void clear() {
        positions.clear();
        lives.clear();
        seen.clear();
    }

    /** Forgets the books of lives without a window since; they are found in the store when one comes. */
    void forgetLives(long beforeMs) {
        lives.values().removeIf(books -> books.life().lastWindowMs() < beforeMs);
    }

    /**
     * Looks at reports in stream order.
     *
     * @param older finds the books of a life that is not in memory
     */
    Batch examine(String collector, List<Report> reports, long nowMs, Function<LifeKey, Optional<KeptLife>> older) {
        Examination examination = new Examination(nowMs, older);
        for (Report report : reports) {
            examination.add(new Stream(collector, report.getIncarnation()), report);
        }
        return examination.batch();
    }

    /** Takes over what is committed now. */
    void committed(Batch batch, long segment) {
        positions.putAll(batch.positions());
        lives.putAll(batch.lives());
        batch.taken().forEach(taken -> seen.add(segment, taken.life(), taken.key()));
    }

    private final class Examination {
        private final long nowMs;
        private final Function<LifeKey, Optional<KeptLife>> older;
        private final Map<Stream, ReportStore.Committed> changedPositions = new LinkedHashMap<>();
        private final Map<LifeKey, KeptLife> changedLives = new LinkedHashMap<>();
        private final Set<Taken> taken = new HashSet<>();
        private final List<Numbered> numbered = new ArrayList<>();
        private final List<WindowPiece> windows = new ArrayList<>();
        private final List<Report> fresh = new ArrayList<>();

        Examination(long nowMs, Function<LifeKey, Optional<KeptLife>> older) {
            this.nowMs = nowMs;
            this.older = older;
        }

        void add(Stream stream, Report report) {
            ReportStore.Committed position = changedPositions.computeIfAbsent(
                    stream, key -> positions.getOrDefault(key, new ReportStore.Committed(key.incarnation(), 0, 0, 0)));
            if (report.getSequence() <= position.highest()) {
                return;
            }
            changedPositions.put(stream, position.advanced(report.getSequence()));
            numbered.add(new Numbered(stream, report));
            if (report.hasWindows()) {
                WindowBatch.Builder kept = WindowBatch.newBuilder();
                report.getWindows().getPiecesList().forEach(piece -> {
                    if (isNew(stream, piece)) {
                        kept.addPieces(piece);
                    }
                });
                fresh.add(
                        kept.getPiecesCount() == report.getWindows().getPiecesCount()
                                ? report
                                : report.toBuilder().setWindows(kept).build());
            } else {
                report.getLosses().getLossesList().forEach(this::lost);
                fresh.add(report);
            }
        }

        private boolean isNew(Stream stream, WindowPiece piece) {
            LifeKey life = LifeKey.of(piece.getInstance());
            Taken key = new Taken(life, WindowKey.of(piece));
            if (taken.contains(key) || seen.contains(life, key.key())) {
                changedPositions.computeIfPresent(stream, (unused, position) -> position.repeated(transactions(piece)));
                return false;
            }
            taken.add(key);
            KeptLife books = books(life);
            Optional<Refusal> refusal = refusal(piece);
            if (refusal.isPresent()) {
                changedLives.put(life, books.lost(refusal.get().code(), transactions(piece), end(piece), piece));
                return false;
            }
            changedLives.put(life, books.stored(piece, transactions(piece), probes(piece)));
            windows.add(piece);
            return true;
        }

        private Optional<Refusal> refusal(WindowPiece piece) {
            if (piece.getWindowStartMs() < nowMs - LATE_MS) {
                return Optional.of(Refusal.TOO_LATE);
            }
            if (piece.getWindowStartMs() > nowMs + FUTURE_MS) {
                return Optional.of(Refusal.FUTURE);
            }
            return isReadable(piece) ? Optional.empty() : Optional.of(Refusal.MALFORMED);
        }

        private void lost(Loss loss) {
            LifeKey life = LifeKey.of(loss.getInstance());
            changedLives.put(life, books(life).lost(loss.getReason(), loss.getTransactions(), loss.getToMs(), null));
        }

        private KeptLife books(LifeKey key) {
            KeptLife changed = changedLives.get(key);
            if (changed != null) {
                return changed;
            }
            KeptLife known = lives.get(key);
            return known != null ? known : older.apply(key).orElseGet(() -> KeptLife.fresh(key));
        }

        Batch batch() {
            return new Batch(
                    new ReportStore.Stored(List.copyOf(changedPositions.values()), fresh),
                    numbered,
                    windows,
                    changedPositions,
                    changedLives,
                    taken);
        }
    }

    private static boolean isReadable(WindowPiece piece) {
        try {
            for (Series series : piece.getSeriesList()) {
                LatencyHistogram durations = LatencyHistogram.fromProto(series.getDuration());
                if (Math.addExact(series.getSatisfied(), series.getTolerating()) > durations.count()
                        || Math.min(series.getSatisfied(), series.getTolerating()) < 0) {
                    return false;
                }
            }
            return piece.getWindowMs() > 0;
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return false;
        }
    }

    private static long end(WindowPiece piece) {
        return piece.getWindowStartMs() + Integer.toUnsignedLong(piece.getWindowMs());
    }

    /** Of every entry. */
    static long transactions(WindowPiece piece) {
        return piece.getSeriesList().stream()
                .mapToLong(series -> series.getDuration().getCount())
                .sum();
    }

    static long probes(WindowPiece piece) {
        return piece.getSeriesList().stream()
                .filter(series -> series.getEntry() == Entry.PROBE)
                .mapToLong(series -> series.getDuration().getCount())
                .sum();
    }
}
