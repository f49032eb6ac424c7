package io.dure.demo.report;

import org.jspecify.annotations.Nullable;

/**
 * Something measured.
 *
 * @param goal to reach, in the same unit; null: none is set
 * @param peer what the value is compared with, in the same unit; null: none
 */
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable Double goal,
        @Nullable Double peer) {}
