package io.dure.agent.host;

import io.dure.agent.gauge.GaugeSource;
import io.dure.agent.gauge.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Processors and memory of the whole machine, also inside of a container, from Linux's /proc (proc_stat(5), proc_meminfo(5));
 * nothing on other systems. Memory is in use unless the kernel could give it to a process at once: its caches are not.
 */
public final class HostGauges implements GaugeSource {
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int GUESTS = 8;

    private final Path stat;
    private final Path memory;
    private @Nullable Ticks before;

    /**
     * A reader of one system.
     *
     * @param proc usually /proc
     */
    public HostGauges(Path proc) {
        this.stat = proc.resolve("stat");
        this.memory = proc.resolve("meminfo");
    }

    private static final class Ticks {
        private final long all;
        private final long idle;

        Ticks(long all, long idle) {
            this.all = all;
            this.idle = idle;
        }
    }

    @Override
    public void sample(Samples samples) {
        Ticks now = ticks();
        if (now != null && before != null && now.all > before.all) {
            double idle = (double) (now.idle - before.idle) / (now.all - before.all);
            samples.add("system.cpu.utilization", "1", Math.max(0, Math.min(1, 1 - idle)));
        }
        before = now;
    }

    @Override
    public void windowEnds(Samples samples) {
        long total = -1;
        long available = -1;
        try (BufferedReader lines = Files.newBufferedReader(memory, StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine();
                    line != null && (total < 0 || available < 0);
                    line = lines.readLine()) {
                if (line.startsWith("MemTotal:")) {
                    total = number(line);
                } else if (line.startsWith("MemAvailable:")) {
                    available = number(line);
                }
            }
        } catch (IOException e) {
            return;
        }
        if (total > 0 && available >= 0) {
            samples.add("system.memory.utilization", "1", Math.max(0, 1 - (double) available / total));
        }
    }

    /** Null where there is no such file. */
    private @Nullable Ticks ticks() {
        try (BufferedReader lines = Files.newBufferedReader(stat, StandardCharsets.US_ASCII)) {
            String line = lines.readLine();
            if (line == null || !line.startsWith("cpu ")) {
                return null;
            }
            StringTokenizer words = new StringTokenizer(line.substring(4));
            long all = 0;
            long idle = 0;
            // What guests used is part of what stands before it.
            for (int i = 0; i < GUESTS && words.hasMoreTokens(); i++) {
                long ticks = Long.parseLong(words.nextToken());
                all += ticks;
                idle += i == IDLE || i == WAITING_FOR_DISK ? ticks : 0;
            }
            return new Ticks(all, idle);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    private static long number(String line) {
        StringTokenizer words = new StringTokenizer(line);
        words.nextToken();
        try {
            return words.hasMoreTokens() ? Long.parseLong(words.nextToken()) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
