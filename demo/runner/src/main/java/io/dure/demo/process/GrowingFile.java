package io.dure.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Watches a file closely enough to act while it is being written. */
public final class GrowingFile {
    private GrowingFile() {}

    /** Returns as soon as it has grown; false when it does not for so long. */
    public static boolean await(Path file, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        long before = size(file);
        while (System.nanoTime() < end) {
            long now = size(file);
            if (now > before) {
                return true;
            }
            before = now;
            Thread.onSpinWait();
        }
        return false;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }
}
