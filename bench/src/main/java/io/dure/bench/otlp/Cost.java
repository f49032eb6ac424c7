package io.dure.bench.otlp;

import io.dure.demo.process.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** What a process has used of the machine. */
public final class Cost {
    /** {@code sysconf(_SC_CLK_TCK)}, which is 100 on every Linux that Debian supports. */
    private static final double TICKS = 100;

    private Cost() {}

    /** Processor time since the process's start, in seconds: utime and stime, proc(5). */
    public static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 14);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Proportional set size in bytes. */
    public static long memory(long pid) {
        return Memory.proportionalSetSize(LongStream.of(pid));
    }
}
