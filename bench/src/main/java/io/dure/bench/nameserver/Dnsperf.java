package io.dure.bench.nameserver;

import io.dure.bench.store.Print;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load: Debian's dnsperf, one thread, asking one name over and over. */
record Dnsperf(Path questions, int port) {
    static final Path PROGRAM = Path.of("/usr/bin/dnsperf");
    private static final Pattern RATE = Pattern.compile("\\s*Queries per second:\\s+([0-9.]+)");
    private static final Pattern LOST = Pattern.compile("\\s*Queries lost:\\s+([0-9]+).*");
    private static final Pattern BAD = Pattern.compile("\\s*Response codes:\\s+(.*)");
    private static final int MOST_LATENCIES = 20_000_000;

    /**
     * What it saw.
     *
     * @param codes of the responses, in its words
     * @param p99 of the latencies, in seconds; not a number unless they were asked for
     */
    record Seen(double rate, long lost, String codes, double p99) {}

    static Dnsperf asking(Path folder, String name, int port) throws IOException {
        return new Dnsperf(Files.writeString(folder.resolve("questions"), name + " A\n"), port);
    }

    Seen run(int seconds, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "-s",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-d",
                questions.toString(),
                "-l",
                Integer.toString(seconds),
                "-c",
                "16",
                "-T",
                "1",
                "-t",
                "2"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        double rate = 0;
        long lost = -1;
        String codes = "";
        double[] latencies = new double[1 << 16];
        int count = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("> ")) {
                    if (count == latencies.length && count < MOST_LATENCIES) {
                        latencies = Arrays.copyOf(latencies, count * 2);
                    }
                    if (count < latencies.length) {
                        count += latency(line, latencies, count);
                    }
                    continue;
                }
                Matcher told = RATE.matcher(line);
                rate = told.matches() ? Double.parseDouble(told.group(1)) : rate;
                told = LOST.matcher(line);
                lost = told.matches() ? Long.parseLong(told.group(1)) : lost;
                told = BAD.matcher(line);
                codes = told.matches() ? told.group(1) : codes;
            }
        }
        if (process.waitFor() != 0 || lost < 0) {
            throw new IllegalStateException("dnsperf failed");
        }
        return new Seen(
                rate, lost, codes, count == 0 ? Double.NaN : Print.quantile(Arrays.copyOf(latencies, count), 0.99));
    }

    /** The last word of the line; a question that got lost has none. */
    private static int latency(String line, double[] latencies, int at) {
        try {
            latencies[at] = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            return 1;
        } catch (NumberFormatException lost) {
            return 0;
        }
    }
}
