package io.dure.hub.scope;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Names of what is out of a scope: sites, services, domains, vantage points and addresses. Looked for in what the hub wrote, where
 * they stand as it knows them; what people wrote may mean things in other words, and is not told by this.
 */
public final class ForeignNames {
    static final ForeignNames NONE = new ForeignNames(List.of());

    private final List<String> names;

    public ForeignNames(Collection<String> names) {
        this.names = names.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    boolean areIn(String text) {
        String said = text.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> isIn(said, name));
    }

    /** As a word: {@code marina} is in {@code host-of-marina} and before a Korean particle, but not in {@code submarinas}. */
    private static boolean isIn(String said, String name) {
        for (int at = said.indexOf(name); at >= 0; at = said.indexOf(name, at + 1)) {
            if (!isOfWord(said, at - 1) && !isOfWord(said, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfWord(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
