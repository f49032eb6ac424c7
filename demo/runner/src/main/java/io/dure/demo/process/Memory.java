package io.dure.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Proportional set size: what a set of processes really holds, shared pages counted once. */
public final class Memory {
    private Memory() {}

    /** Sum in bytes over the processes that run; those that ended meanwhile count as 0. */
    public static long proportionalSetSize(LongStream pids) {
        return pids.map(Memory::ofProcess).sum();
    }

    private static long ofProcess(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
