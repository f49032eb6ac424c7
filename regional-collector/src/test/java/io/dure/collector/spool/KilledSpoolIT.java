package io.dure.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process on a real disk, killed with SIGKILL in the middle of its appends, again and again. */
class KilledSpoolIT {
    private static final int KILLS = 12;
    private static final int MOST_BEFORE_A_KILL = 400;

    private final SplittableRandom random = new SplittableRandom(3);
    private final Set<Long> answered = new HashSet<>();
    private final LeadingHub hub = new LeadingHub();

    @Test
    void nothingAnsweredIsLostAndTheBooksStayExact(@TempDir Path folder) throws Exception {
        for (int incarnation = 1; incarnation <= KILLS; incarnation++) {
            keepUntilKilled(folder, incarnation);
            if (random.nextBoolean()) {
                commit(folder, random.nextInt(300));
            }
        }
        commit(folder, Integer.MAX_VALUE);

        assertThat(hub.windows()).containsAll(answered);
        assertThat(hub.repeated()).isEqualTo(Tally.ZERO);
        assertThat(hub.lost()).isEqualTo(Tally.ZERO);
        try (SpoolLog log = KeepingProcess.open(folder, KILLS + 2)) {
            Books books = log.shelf().state().books();
            assertThat(books.committed()).isEqualTo(hub.stored());
            assertThat(books.taken()).isEqualTo(hub.stored());
        }
    }

    private void keepUntilKilled(Path folder, long incarnation) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeepingProcess.class.getName(),
                        folder.toString(),
                        Long.toString(incarnation))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            int lines = random.nextInt(1, MOST_BEFORE_A_KILL);
            String line = output.readLine();
            for (int i = 0; line != null; i++) {
                if (i == lines) {
                    // Through its handle, which leaves what it printed before readable.
                    process.toHandle().destroyForcibly();
                }
                take(line);
                line = output.readLine();
            }
        }
        assertThat(process.waitFor()).isEqualTo(137);
    }

    /** The line in which the kill came may be cut short; other lines are the logger's. */
    private void take(String line) {
        if (line.matches("[0-9]{7,8}")) {
            answered.add(Long.valueOf(line));
        }
    }

    private void commit(Path folder, int most) throws IOException {
        try (SpoolLog log = KeepingProcess.open(folder, KILLS + 1);
                SpoolReader reader = new SpoolReader(log)) {
            reader.rewind(true);
            for (int read = 0; read < most && hub.read(reader, 50); read += 50) {
                hub.acknowledge(log);
                log.tend();
            }
        }
    }
}
