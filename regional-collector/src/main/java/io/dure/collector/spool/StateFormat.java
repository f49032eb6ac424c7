package io.dure.collector.spool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** The state as lines of a name and numbers, the last one a CRC32C of the others. */
final class StateFormat {
    private static final String VERSION = "dure-spool 1";
    private static final String DROPPED = "dropped.";
    private static final String REPEATED = "repeated.";
    private static final String CHECKSUM = "crc32c ";

    private StateFormat() {}

    static byte[] encode(SpoolState state) {
        StringBuilder lines = new StringBuilder(VERSION).append('\n');
        line(lines, "trimmed", state.trimmed());
        line(lines, "passed", state.passed());
        line(lines, "committed", state.books().committed());
        state.books().dropped().forEach((reason, tally) -> line(lines, DROPPED + reason, tally));
        line(lines, "sent", state.sent());
        line(lines, "settled", state.settled());
        line(lines, "done", state.done());
        state.repeated().forEach((incarnation, n) -> line(lines, REPEATED + incarnation, n));
        line(lines, "epoch", state.epoch());
        String text = lines.toString();
        return (text + CHECKSUM + checksum(text) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where the bytes are not what {@link #encode} wrote. */
    static Optional<SpoolState> decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int last = text.lastIndexOf(CHECKSUM);
        if (last < 0
                || !text.substring(last).equals(CHECKSUM + checksum(text.substring(0, last)) + '\n')
                || !text.startsWith(VERSION + '\n')) {
            return Optional.empty();
        }
        SpoolState state = SpoolState.INITIAL;
        Tally committed = Tally.ZERO;
        SortedMap<String, Tally> dropped = new TreeMap<>();
        for (String line : text.substring(VERSION.length() + 1, last - 1).split("\n", -1)) {
            List<String> words = Arrays.asList(line.split(" ", -1));
            String name = words.getFirst();
            long[] numbers = words.stream().skip(1).mapToLong(Long::parseLong).toArray();
            switch (name) {
                case "trimmed" -> state = state.at(place(numbers), state.passed());
                case "passed" -> state = state.at(state.trimmed(), tally(numbers));
                case "committed" -> committed = tally(numbers);
                case "sent" -> state = state.sent(place(numbers));
                case "settled" -> state = state.settled(place(numbers));
                case "done" -> state = state.done(place(numbers));
                case "epoch" -> state = state.epoch(numbers[0]);
                default -> {
                    if (name.startsWith(DROPPED)) {
                        dropped.put(name.substring(DROPPED.length()), tally(numbers));
                    } else if (name.startsWith(REPEATED)) {
                        state = state.repeated(Long.parseLong(name.substring(REPEATED.length())), numbers[0]);
                    }
                }
            }
        }
        return Optional.of(state.with(new Books(committed, Tally.ZERO, dropped)));
    }

    private static void line(StringBuilder lines, String name, Place place) {
        lines.append(name)
                .append(' ')
                .append(place.incarnation())
                .append(' ')
                .append(place.sequence())
                .append('\n');
    }

    private static void line(StringBuilder lines, String name, Tally tally) {
        lines.append(name)
                .append(' ')
                .append(tally.windows())
                .append(' ')
                .append(tally.transactions())
                .append(' ')
                .append(tally.probes())
                .append('\n');
    }

    private static void line(StringBuilder lines, String name, long number) {
        lines.append(name).append(' ').append(number).append('\n');
    }

    private static Place place(long[] numbers) {
        return new Place(numbers[0], numbers[1]);
    }

    private static Tally tally(long[] numbers) {
        return new Tally(numbers[0], numbers[1], numbers[2]);
    }

    private static String checksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
