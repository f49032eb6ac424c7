package io.dure.hub.instance;

import io.dure.auth.role.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which processes are asked for.
 *
 * @param words all of them have to stand in the name, host, version, service or site
 * @param hidden also those that are gone for long
 * @param limit at most so many
 * @param scope only those in it
 */
public record InstanceFilter(
        Optional<String> service, Optional<String> site, List<String> words, boolean hidden, int limit, Scope scope) {
    public InstanceFilter {
        words = List.copyOf(words);
    }

    /** Wherever they are. */
    public InstanceFilter(
            Optional<String> service, Optional<String> site, List<String> words, boolean hidden, int limit) {
        this(service, site, words, hidden, limit, Scope.EVERYTHING);
    }

    /** The words of a text in any case, between spaces. */
    static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean matches(InstanceSummary one) {
        String text = (one.instance()
                        + ' '
                        + orEmpty(one.host())
                        + ' '
                        + orEmpty(one.version())
                        + ' '
                        + one.service()
                        + ' '
                        + one.site())
                .toLowerCase(Locale.ROOT);
        return service.filter(wanted -> !wanted.equals(one.service())).isEmpty()
                && site.filter(wanted -> !wanted.equals(one.site())).isEmpty()
                && scope.covers(one.site(), one.service())
                && (hidden || !one.hidden())
                && words.stream().allMatch(text::contains);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
