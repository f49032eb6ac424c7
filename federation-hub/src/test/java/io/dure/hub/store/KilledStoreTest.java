package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.WindowPiece;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that commits and seals without a break, killed again and again. */
class KilledStoreTest {
    private static final int KILLS = 4;
    private static final String COMMITTED = "committed ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The child: reports numbered from the first argument, one window each; every few of them are sealed. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        DuckDb database = DuckDb.open(data, 256_000_000);
        EmbeddedStore store = new EmbeddedStore(database, StoreSettings.defaults(), Clock.systemUTC());
        Thread keeper = Thread.ofPlatform().daemon().unstarted(() -> {
            while (true) {
                store.seal();
                System.out.println("sealed");
            }
        });
        long sequence = store.stores()
                .reports()
                .store("private-1", List.of(StoreContract.report(1, 0)))
                .committed()
                .getFirst()
                .highest();
        keeper.start();
        long base = Long.parseLong(arguments[1]);
        while (true) {
            sequence++;
            WindowPiece window =
                    StoreContract.window("a", base + sequence * 10_000).build();
            store.stores().reports().store("private-1", List.of(StoreContract.report(1, sequence, window)));
            System.out.println(COMMITTED + sequence);
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws Exception {
        long base = Math.floorDiv(Clock.systemUTC().millis(), 10_000L) * 10_000
                - Duration.ofHours(20).toMillis();
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged = Math.max(acknowledged, runAndKill(base, kill));
        }

        try (DuckDb database = DuckDb.open(folder, 256_000_000)) {
            EmbeddedStore store = new EmbeddedStore(database, StoreSettings.defaults(), Clock.systemUTC());
            verify(store.stores(), acknowledged);
            store.seal();
            verify(store.stores(), acknowledged);
        }
    }

    private void verify(Stores stores, long acknowledged) {
        long highest = stores.reports()
                .store("private-1", List.of(StoreContract.report(1, 1)))
                .committed()
                .getFirst()
                .highest();
        List<WindowPiece> pieces = new ArrayList<>();
        stores.reports().pieces(Instant.EPOCH, pieces::add);
        Map<Long, Long> byStart =
                pieces.stream().collect(Collectors.groupingBy(WindowPiece::getWindowStartMs, Collectors.counting()));
        assertThat(highest).isGreaterThanOrEqualTo(acknowledged);
        assertThat(byStart)
                .as("each number's window once")
                .hasSize((int) highest)
                .allSatisfy((start, count) -> assertThat(count).isEqualTo(1));
        assertThat(stores.lives().lives(LifeQuery.all()).getFirst().stored()).isEqualTo(highest);
    }

    /** Kills it in the middle of whatever it does, after some commits and some sealings. */
    private long runAndKill(long base, int kill) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledStoreTest.class.getName(),
                        folder.toString(),
                        Long.toString(base))
                .redirectErrorStream(true)
                .start();
        long acknowledged = 0;
        int commits = 0;
        int sealings = 0;
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith(COMMITTED)) {
                    acknowledged = Long.parseLong(line.substring(COMMITTED.length()));
                    commits++;
                } else if (line.equals("sealed")) {
                    sealings++;
                }
                if (commits > 20 + 7 * kill && sealings > 1 + kill % 3) {
                    break;
                }
            }
            assertThat(commits).as(said.toString()).isPositive();
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
        return acknowledged;
    }
}
