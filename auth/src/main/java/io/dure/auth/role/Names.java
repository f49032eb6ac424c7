package io.dure.auth.role;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of some named things are meant: all of them, those listed, or none. */
public sealed interface Names {
    boolean contains(String name);

    /** Whether also those are meant that nobody has thought of yet. */
    default boolean areAll() {
        return this instanceof All;
    }

    /** Whether it means all that the other means. */
    default boolean includes(Names other) {
        return switch (other) {
            case All all -> areAll();
            case Only(Set<String> names) -> names.stream().allMatch(this::contains);
            case None none -> true;
        };
    }

    /** What both mean. */
    default Names and(Names other) {
        return switch (other) {
            case All all -> this;
            case Only(Set<String> names) -> {
                Set<String> both = names.stream().filter(this::contains).collect(Collectors.toUnmodifiableSet());
                yield both.isEmpty() ? new None() : new Only(both);
            }
            case None none -> none;
        };
    }

    /** For people. */
    default String text() {
        return switch (this) {
            case All all -> "all";
            case Only(Set<String> names) -> String.join(", ", new TreeSet<>(names));
            case None none -> "none";
        };
    }

    /** These, or all where nothing is listed. */
    static Names of(@Nullable Collection<String> listed) {
        return listed == null ? new All() : new Only(Set.copyOf(listed));
    }

    /** Also those that are added later. */
    record All() implements Names {
        @Override
        public boolean contains(String name) {
            return true;
        }
    }

    /** Only these. */
    record Only(Set<String> names) implements Names {
        public Only {
            names = Set.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("a list of names is empty: leave it out where all are meant");
            }
        }

        @Override
        public boolean contains(String name) {
            return names.contains(name);
        }
    }

    /** Nothing, not even what is added later. */
    record None() implements Names {
        @Override
        public boolean contains(String name) {
            return false;
        }
    }
}
