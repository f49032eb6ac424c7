package io.dure.hub.told;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happened, for each reader to be told in his language. Besides those of its kind every telling may have the attributes
 * {@code site} (where), {@code answer} (what a second person said to it) and {@code said} (a directory's own code).
 *
 * @param kind stable; a store may hold one that this hub does not know
 * @param attributes names, numbers, codes, times as ISO 8601, and what people wrote ({@code reason}, {@code answer}, {@code detail})
 */
public record Told(String kind, Map<String, String> attributes) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    public Told {
        attributes = Map.copyOf(attributes);
    }

    /**
     * One of this kind.
     *
     * @param named names and values in turn
     */
    public static Told of(ToldKind kind, String... named) {
        Map<String, String> attributes = new TreeMap<>();
        for (int at = 0; at < named.length; at += 2) {
            attributes.put(named[at], named[at + 1]);
        }
        return of(kind, attributes);
    }

    /** One of this kind, with at least its attributes. */
    public static Told of(ToldKind kind, Map<String, String> attributes) {
        if (!attributes.keySet().containsAll(kind.attributes())) {
            throw new IllegalArgumentException(kind.code() + " is told with " + kind.attributes());
        }
        return new Told(kind.code(), attributes);
    }

    /** What somebody wrote. */
    public static Told reason(String reason) {
        return of(ToldKind.REASON, "reason", reason);
    }

    public Told with(String name, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new Told(kind, more);
    }

    public boolean is(ToldKind one) {
        return kind.equals(one.code());
    }

    /** For logs, and for who reads the API as it is; empty where this hub does not know the kind. */
    public String english() {
        return Arrays.stream(ToldKind.values())
                .filter(this::is)
                .findFirst()
                .map(known -> prefix() + filled(known.english()) + suffix())
                .orElse("");
    }

    private String filled(String sentence) {
        return PLACE.matcher(sentence)
                .replaceAll(place -> Matcher.quoteReplacement(attributes.getOrDefault(place.group(1), "?")));
    }

    private String prefix() {
        return attribute("site").map(site -> site + ": ").orElse("");
    }

    private String suffix() {
        return attribute("said").map(said -> " (" + said + ")").orElse("")
                + attribute("answer").map(answer -> "; " + answer).orElse("");
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
