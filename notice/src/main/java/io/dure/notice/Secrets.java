package io.dure.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what only its file may say. */
final class Secrets {
    private Secrets() {}

    /**
     * The lines that are not empty.
     *
     * @throws IllegalArgumentException naming the setting, never the secret
     */
    static List<String> lines(String setting, Path file) {
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty()) {
                throw new IllegalArgumentException(setting + ": " + file + " is empty");
            }
            return lines;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(setting + ": cannot read " + file, unreadable);
        }
    }
}
