package io.dure.collector.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A token from a file, compared in constant time and never printed. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Reads the file's one line. */
    public static Secret read(String property, Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new InvalidSettingException(property, "cannot read " + file + " (" + unreadable + ")");
        }
        if (text.isEmpty()) {
            throw new InvalidSettingException(property, file + " is empty");
        }
        return new Secret(text);
    }

    /** In constant time for candidates of equal length. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
