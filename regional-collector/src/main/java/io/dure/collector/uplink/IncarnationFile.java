package io.dure.collector.uplink;

import io.dure.collector.disk.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The number of this start of the process, kept on disk: it rises each time and never repeats. */
public final class IncarnationFile {
    private IncarnationFile() {}

    /** Raises the number and returns it once it is durable. */
    public static long raise(Path data) throws IOException {
        Path file = data.resolve("incarnation");
        long next = (Files.exists(file) ? read(file) : 0) + 1;
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
