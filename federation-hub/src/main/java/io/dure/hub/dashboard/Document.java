package io.dure.hub.dashboard;

import java.util.Objects;

/**
 * A valid document.
 *
 * @param json its text, as it is stored
 * @param pages how many
 */
public record Document(String json, String name, String description, int pages) {
    public Document {
        Objects.requireNonNull(json);
        if (name.isBlank() || pages < 1) {
            throw new IllegalArgumentException("a dashboard has a name and a page");
        }
    }
}
