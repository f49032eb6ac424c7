package io.dure.agent.status;

import io.dure.agent.start.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replaces a file whole, so that a reader sees one moment or the next, never half of both. */
public final class StatusFile implements Runnable {
    private final @Nullable Path file;
    private final Supplier<String> status;
    private final Console console;
    private boolean said;

    /**
     * @param file null: nothing is written
     */
    public StatusFile(@Nullable Path file, Supplier<String> status, Console console) {
        this.file = file == null ? null : file.toAbsolutePath();
        this.status = status;
        this.console = console;
    }

    /** Writes the present status. A file that cannot be written is said once. */
    @Override
    public synchronized void run() {
        if (file == null) {
            return;
        }
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(written, (status.get() + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            said = false;
        } catch (IOException | RuntimeException e) {
            if (!said) {
                said = true;
                console.say("the status cannot be written: " + e);
            }
        }
    }
}
