package io.dure.hub.heatmap;

import io.dure.hub.metric.HistogramSum;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Histograms as rows of a grid. A row is a whole number of a histogram's buckets, so that nothing is estimated: where one has
 * wider buckets than the rows asked for, the rows become as wide. Not thread-safe.
 */
final class Grid {
    private static final double LOWEST = 50e-6;
    private static final double HIGHEST = 120;

    private final NavigableMap<Integer, HistogramSum> columns = new TreeMap<>();
    private int detail;

    /** @param detail rows an octave, as a power of two */
    Grid(int detail) {
        this.detail = detail;
    }

    void add(int column, HistogramSum histogram) {
        if (histogram.count() > 0) {
            detail = Math.min(detail, histogram.scale());
            columns.computeIfAbsent(column, unused -> new HistogramSum()).add(histogram);
        }
    }

    /** As a power of two, once everything is added. */
    int detail() {
        return detail;
    }

    /** The row, counted from 1 s on, of the shortest duration: 50 us, or less where there is one. */
    static int lowestRow(int detail, List<Grid> grids) {
        int lowest = (int) Math.floor(log2(LOWEST) * rowsPerOctave(detail));
        for (Grid grid : grids) {
            for (HistogramSum column : grid.columns.values()) {
                lowest = Math.min(lowest, column.firstBucket() >> (column.scale() - detail));
            }
        }
        return lowest;
    }

    /** The row, counted from 1 s on, of the longest duration: 120 s, or more where there is one. */
    static int highestRow(int detail, List<Grid> grids) {
        int highest = (int) Math.ceil(log2(HIGHEST) * rowsPerOctave(detail)) - 1;
        for (Grid grid : grids) {
            for (HistogramSum column : grid.columns.values()) {
                highest = Math.max(highest, column.lastBucket() >> (column.scale() - detail));
            }
        }
        return highest;
    }

    static double rowsPerOctave(int detail) {
        return Math.scalb(1.0, detail);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /**
     * Column, row and count of every cell, in this order.
     *
     * @param shown rows an octave, as a power of two, at most {@link #detail}
     * @param lowest the row that becomes 0
     */
    List<long[]> cells(int shown, int lowest) {
        List<long[]> cells = new ArrayList<>();
        columns.forEach((column, histogram) -> {
            int shift = histogram.scale() - shown;
            histogram.forEachBucket((index, count) -> {
                long row = (long) (index >> shift) - lowest;
                long[] last = cells.isEmpty() ? null : cells.getLast();
                if (last != null && last[0] == column && last[1] == row) {
                    last[2] += count;
                } else {
                    cells.add(new long[] {column, row, count});
                }
            });
        });
        return cells;
    }

    long count() {
        return columns.values().stream().mapToLong(HistogramSum::count).sum();
    }

    long clamped() {
        return columns.values().stream().mapToLong(HistogramSum::clamped).sum();
    }
}
