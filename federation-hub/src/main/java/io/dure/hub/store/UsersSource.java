package io.dure.hub.store;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What users are told apart by, as a column holds it: the known words, ordered, with commas. */
final class UsersSource {
    private static final Set<String> KNOWN = Set.of("login", "cookie", "session");

    private UsersSource() {}

    /** The words of a text; those that are not known say nothing. */
    static Set<String> words(@Nullable String text) {
        Set<String> words = new TreeSet<>();
        if (text != null && !text.isEmpty()) {
            for (String word : text.split(",", -1)) {
                if (KNOWN.contains(word)) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    static String text(Set<String> words) {
        return String.join(",", new TreeSet<>(words));
    }
}
