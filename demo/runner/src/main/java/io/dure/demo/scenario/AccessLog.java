package io.dure.demo.scenario;

import io.dure.demo.books.Logged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the portal's own access logs say. */
final class AccessLog {
    private static final Pattern LINE =
            Pattern.compile("(\\S+) (\\S+) \"([^\"]*)\" \"([^\"]*)\" (\\d{3}) (\\d+) \"([^\"]*)\"");

    private final List<Entry> entries;

    private AccessLog(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * @param end of the request
     * @param client address that asked
     */
    record Entry(Instant end, String client, String host, String request, int status, String userAgent) {
        boolean isProbe() {
            return userAgent.startsWith("Dure-Probe/");
        }
    }

    static AccessLog read(List<Path> files) {
        return new AccessLog(
                files.stream().flatMap(file -> entries(file).stream()).toList());
    }

    AccessLog during(Period period) {
        return new AccessLog(entries.stream()
                .filter(entry -> period.contains(entry.end().toEpochMilli()))
                .toList());
    }

    /** Requests of users by the service's name, probes not among them. */
    long byName(String name) {
        return entries.stream()
                .filter(entry -> !entry.isProbe() && entry.host().equals(name))
                .count();
    }

    /** For the comparison with other books. */
    List<Logged.Line> lines() {
        return entries.stream()
                .map(entry -> new Logged.Line(entry.end(), entry.isProbe()))
                .toList();
    }

    List<String> probingClients() {
        return entries.stream()
                .filter(Entry::isProbe)
                .map(Entry::client)
                .distinct()
                .sorted()
                .toList();
    }

    /** The first probe at or after this time that the instance answered as it should. */
    Optional<Instant> firstGoodProbe(Instant notBefore) {
        return entries.stream()
                .filter(entry ->
                        entry.isProbe() && entry.status() == 200 && !entry.end().isBefore(notBefore))
                .map(Entry::end)
                .min(Instant::compareTo);
    }

    static Optional<Entry> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                OffsetDateTime.parse(matcher.group(1)).toInstant(),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                Integer.parseInt(matcher.group(5)),
                matcher.group(7)));
    }

    private static List<Entry> entries(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(AccessLog::parse).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
