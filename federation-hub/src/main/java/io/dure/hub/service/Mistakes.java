package io.dure.hub.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong, and remembers on which line each key stands. */
final class Mistakes {
    /** Whoever has made more corrects these first. */
    static final int MOST = 20;

    private final List<Mistake> found = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int count;

    void stands(String path, int line) {
        lines.put(path, line);
    }

    void add(String path, Mistake.Kind kind, String message) {
        count++;
        if (found.size() < MOST) {
            found.add(new Mistake(line(path), path, kind, message));
        }
    }

    /** A key that is not there is said to be missing on the line of what it belongs to. */
    private int line(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            int dot = at.lastIndexOf('.');
            int bracket = at.lastIndexOf('[');
            at = at.substring(0, Math.max(0, Math.max(dot, bracket)));
        }
        return lines.getOrDefault("", 0);
    }

    /** Those that are not told, too. */
    int count() {
        return count;
    }

    List<Mistake> all() {
        return List.copyOf(found);
    }
}
