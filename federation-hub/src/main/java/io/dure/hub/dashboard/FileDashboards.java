package io.dure.hub.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dashboards of the operator's folder. A file that cannot be read is named with what is wrong with it, and its last good
 * state is shown on; nothing in the folder keeps the hub from running.
 */
final class FileDashboards {
    static final int MOST_FILES = 200;
    static final long LARGEST_BYTES = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FileDashboards.class);
    private static final String SUFFIX = ".json";

    private final Optional<Path> configured;
    private final DocumentReader reader;
    private final Clock clock;
    private final Consumer<String> changed;
    private final Map<String, Stamp> read = new HashMap<>();
    private volatile State state = new State(Map.of(), Map.of());

    /** What a file must keep to count as unchanged. */
    private record Stamp(Instant modified, long bytes) {}

    /**
     * What is wrong with a file.
     *
     * @param since when it was seen first
     */
    record FileProblem(String detail, Instant since) {}

    /** Of one look: dashboards by file, and what is wrong with others. */
    private record State(Map<String, Dashboard> dashboards, Map<String, FileProblem> problems) {}

    /**
     * Not read yet.
     *
     * @param configured empty: there is no folder
     * @param changed told the id of what is there, is another one, or is gone
     */
    FileDashboards(Optional<Path> configured, DocumentReader reader, Clock clock, Consumer<String> changed) {
        this.configured = configured;
        this.clock = clock;
        this.changed = changed;
        this.reader = reader;
    }

    List<Dashboard> all() {
        return List.copyOf(state.dashboards().values());
    }

    Optional<Dashboard> find(String id) {
        return state.dashboards().values().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /** What is wrong, by file. */
    Map<String, FileProblem> problems() {
        return state.problems();
    }

    /** Reads what has changed. */
    synchronized void look() {
        configured.ifPresent(this::look);
    }

    private void look(Path folder) {
        Map<String, Dashboard> dashboards = new TreeMap<>(state.dashboards());
        Map<String, FileProblem> problems = new TreeMap<>(state.problems());
        Set<String> names = new TreeSet<>();
        try {
            names.addAll(names(folder));
            problems.remove(".");
        } catch (IOException failed) {
            // What was there may be there again in a moment.
            problem(problems, ".", "the folder " + folder + " cannot be read: " + failed);
            names.addAll(dashboards.keySet());
        }
        dashboards.keySet().retainAll(names);
        problems.keySet().removeIf(file -> !file.equals(".") && !names.contains(file));
        read.keySet().retainAll(names);
        for (String name : names) {
            look(folder.resolve(name), name, dashboards, problems);
        }
        Map<String, Dashboard> before = state.dashboards();
        state = new State(Map.copyOf(dashboards), Map.copyOf(problems));
        tellChanges(before, dashboards);
    }

    private void tellChanges(Map<String, Dashboard> before, Map<String, Dashboard> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            Dashboard was = before.get(name);
            Dashboard is = now.get(name);
            Dashboard one = is == null ? was : is;
            if (one != null && !Objects.equals(was, is)) {
                changed.accept(one.id());
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
                    .sorted()
                    .toList());
            if (names.size() > MOST_FILES) {
                LOG.warn("dashboards: {} has more than {} files; the rest is not read", folder, MOST_FILES);
                return names.subList(0, MOST_FILES);
            }
            return names;
        }
    }

    private void look(Path file, String name, Map<String, Dashboard> dashboards, Map<String, FileProblem> problems) {
        try {
            Stamp stamp = new Stamp(Files.getLastModifiedTime(file).toInstant(), Files.size(file));
            if (stamp.equals(read.put(name, stamp))) {
                return;
            }
            if (stamp.bytes() > LARGEST_BYTES) {
                problem(problems, name, "it has more than " + LARGEST_BYTES + " bytes");
                return;
            }
            String id = id(name);
            boolean taken = dashboards.entrySet().stream()
                    .anyMatch(each ->
                            !each.getKey().equals(name) && each.getValue().id().equals(id));
            if (taken) {
                // Looked at again: the other may go.
                read.remove(name);
                problem(problems, name, "another file gives the id " + id + " too");
                return;
            }
            take(name, id, stamp, Files.readAllBytes(file), dashboards, problems);
        } catch (IOException failed) {
            read.remove(name);
            problem(problems, name, "it cannot be read: " + failed);
        }
    }

    private void take(
            String name,
            String id,
            Stamp stamp,
            byte[] text,
            Map<String, Dashboard> dashboards,
            Map<String, FileProblem> problems) {
        switch (reader.read(text)) {
            case Reading.Valid valid -> {
                dashboards.put(name, dashboard(id, stamp, valid.document()));
                problems.remove(name);
                LOG.info("dashboards: {} is shown as {}", name, id);
            }
            case Reading.Invalid invalid ->
                problem(
                        problems,
                        name,
                        invalid.errors().getFirst().field() + ": "
                                + invalid.errors().getFirst().message());
        }
    }

    private static Dashboard dashboard(String id, Stamp stamp, Document document) {
        Heading heading = new Heading(
                id,
                document.name(),
                document.description(),
                null,
                Origin.FILE,
                Math.max(1, stamp.modified().toEpochMilli()),
                stamp.modified(),
                null,
                document.pages(),
                List.of());
        return new Dashboard(heading, document);
    }

    private static String id(String name) {
        String stem = name.substring(0, name.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
        String safe = stem.replaceAll("[^a-z0-9]+", "-");
        return "file-" + safe.substring(0, Math.min(50, safe.length()));
    }

    /** Logged when it is news. */
    private void problem(Map<String, FileProblem> problems, String file, String detail) {
        FileProblem known = problems.get(file);
        if (known == null || !known.detail().equals(detail)) {
            problems.put(file, new FileProblem(detail, known == null ? clock.instant() : known.since()));
            LOG.warn("dashboards: {}: {}", file, detail);
        }
    }
}
