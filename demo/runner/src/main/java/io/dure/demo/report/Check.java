package io.dure.demo.report;

import org.jspecify.annotations.Nullable;

/**
 * Something that was to hold.
 *
 * @param samples that it was computed from; null where it is not a matter of counting
 */
public record Check(
        String name,
        boolean held,
        String expected,
        String actual,
        @Nullable Long samples) {}
