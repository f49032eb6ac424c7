package io.dure.agent.latency;

import org.jspecify.annotations.Nullable;

/** Route, outcome and entry: what one histogram is of. */
public final class SeriesKey {
    private final String route;
    private final boolean error;
    private final Entry entry;

    SeriesKey(String route, boolean error, Entry entry) {
        this.route = route;
        this.error = error;
        this.entry = entry;
    }

    public String route() {
        return route;
    }

    /** Value of the attribute {@code dure.outcome}. */
    public String outcome() {
        return error ? "error" : "ok";
    }

    public Entry entry() {
        return entry;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeriesKey
                && ((SeriesKey) other).route.equals(route)
                && ((SeriesKey) other).error == error
                && ((SeriesKey) other).entry == entry;
    }

    @Override
    public int hashCode() {
        return (route.hashCode() * 31 + Boolean.hashCode(error)) * 31 + entry.hashCode();
    }

    @Override
    public String toString() {
        return route + ' ' + outcome() + ' ' + entry.label();
    }
}
