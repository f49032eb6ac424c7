package io.dure.auth.role;

import java.util.Set;

/** Which of some named things are meant: all of them, or those listed. */
public sealed interface Names {
    boolean contains(String name);

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
}
