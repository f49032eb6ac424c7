package io.dure.collector.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The number of this start of the process, kept on disk: it rises each time and never repeats. */
final class IncarnationFile {
    private IncarnationFile() {}

    /**
     * Raises the number and returns it once it is durable. An emptied folder must not begin anew at 1, where hubs and peers
     * would take all that follows for replays: the number is at least the time.
     */
    static long raise(Path data, Clock clock) throws IOException {
        Path file = data.resolve("incarnation");
        long next = Math.max((Files.exists(file) ? read(file) : 0) + 1, clock.millis());
        DurableFile.write(file, Long.toString(next).getBytes(StandardCharsets.US_ASCII));
        return next;
    }

    private static long read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException damaged) {
            throw new IOException(
                    file + " does not hold a number; restore it, or remove the folder's contents", damaged);
        }
    }
}
