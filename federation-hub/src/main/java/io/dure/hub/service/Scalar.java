package io.dure.hub.service;

import io.dure.gslb.plan.Endpoint;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the text of a value is read.
 *
 * @param expected what a right value is, for whoever wrote a wrong one
 * @param parse throws any runtime exception on what is not right
 */
record Scalar<T>(String expected, Function<String, T> parse) {
    static final Scalar<String> TEXT = new Scalar<>("a text", Scalar::text);
    /** Whatever its characters are. */
    static final Scalar<String> LINES = new Scalar<>("a text", Function.identity());

    static final Scalar<Boolean> TRUTH = new Scalar<>("true or false", Scalar::truth);
    static final Scalar<Duration> DURATION =
            new Scalar<>("a duration with its unit, as 500ms, 5s, 2m or 1h", Scalar::duration);
    static final Scalar<Endpoint> ENDPOINT =
            new Scalar<>("an address with its port, as 192.0.2.1:8080 or [2001:db8::1]:8080", Scalar::endpoint);

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern SIMPLE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    static Scalar<Integer> whole(int least, int most) {
        return new Scalar<>("a whole number from " + least + " to " + most, text -> whole(text, least, most));
    }

    /** One of the enum's words, in lower case with hyphens. */
    static <E extends Enum<E>> Scalar<E> word(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        return new Scalar<>(
                "one of " + all.stream().map(Scalar::word).collect(Collectors.joining(", ")),
                text -> all.stream()
                        .filter(one -> word(one).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    static Scalar<String> oneOf(String... words) {
        return new Scalar<>("one of " + String.join(", ", words), text -> {
            if (!Arrays.asList(words).contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The shortest form that {@link #DURATION} reads back. */
    static String text(Duration duration) {
        if (duration.isNegative() || !duration.equals(duration.truncatedTo(ChronoUnit.MILLIS))) {
            return duration.toString();
        }
        long ms = duration.toMillis();
        if (ms == 0) {
            return "0s";
        }
        if (ms % 86_400_000 == 0) {
            return ms / 86_400_000 + "d";
        }
        if (ms % 3_600_000 == 0) {
            return ms / 3_600_000 + "h";
        }
        if (ms % 60_000 == 0) {
            return ms / 60_000 + "m";
        }
        return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
    }

    private static String text(String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Integer whole(String text, int least, int most) {
        int number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : least - 1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Duration duration(String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (!simple.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(simple.group(1));
        return switch (simple.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        String address = text.substring(0, colon);
        if (address.startsWith("[") && address.endsWith("]")) {
            address = address.substring(1, address.length() - 1);
        } else if (address.indexOf(':') >= 0) {
            throw new IllegalArgumentException(text);
        }
        return new Endpoint(address, whole(text.substring(colon + 1), 1, 65_535));
    }
}
