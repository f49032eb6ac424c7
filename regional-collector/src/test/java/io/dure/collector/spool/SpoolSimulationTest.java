package io.dure.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Senders, a spool and a hub, with kills, lost power, full disks and lost acknowledgements at any step, by seed. In the end
 * every window is stored once, or told as lost.
 */
class SpoolSimulationTest {
    private static final int SEEDS = 400;
    private static final int ACTS = 120;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWindowIsStoredOnceOrToldAsLost(long seed) throws IOException {
        new World(seed).play();
    }

    private static final class World {
        private final SplittableRandom random;
        private final MemoryDisk disk;
        private final LeadingHub hub = new LeadingHub();
        private final long maxBytes;
        private final Set<Long> known = new HashSet<>();
        private final List<Long> unanswered = new ArrayList<>();
        private Instant now = Instant.ofEpochMilli(1_000);
        private long nextWindow;
        private long incarnation;
        private SpoolLog log;
        private SpoolReader reader;

        World(long seed) throws IOException {
            random = new SplittableRandom(seed);
            disk = new MemoryDisk(random.split());
            maxBytes = random.nextInt(6_000, 40_000);
            log = open();
            reader = new SpoolReader(log);
            reader.rewind(true);
        }

        private SpoolLog open() throws IOException {
            SpoolOptions options = new SpoolOptions(
                    ++incarnation, Windows.SITE, maxBytes, Duration.ofMinutes(10), random.nextInt(700, 2_000));
            return SpoolLog.open(disk, options, () -> now);
        }

        void play() throws IOException {
            for (int act = 0; act < ACTS; act++) {
                try {
                    if (random.nextInt(12) == 0) {
                        disk.stopAfter(random.nextInt(12));
                    }
                    act();
                } catch (MemoryDisk.Stopped stopped) {
                    startAgain();
                } catch (IOException full) {
                    // Refused, or put off: what was begun is gone on with at the next call.
                }
            }
            settle();
        }

        private void act() throws IOException {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> send();
                case 4, 5 -> hub.read(reader, random.nextInt(1, 6));
                case 6 -> {
                    hub.acknowledge(log);
                    log.tend();
                }
                case 7 -> reader.rewind(true);
                case 8 -> now = now.plusSeconds(random.nextInt(200));
                default ->
                    disk.capacity(
                            random.nextBoolean()
                                    ? Long.MAX_VALUE
                                    : disk.usable() > 1L << 40 ? used() + random.nextInt(3_000) : Long.MAX_VALUE);
            }
        }

        private long used() {
            return disk.names().stream()
                    .mapToLong(name -> disk.bytes(name).length)
                    .sum();
        }

        private void send() throws IOException {
            if (unanswered.isEmpty()) {
                long count = random.nextInt(1, 4);
                LongStream.range(nextWindow, nextWindow + count).forEach(unanswered::add);
                nextWindow += count;
            }
            List<Draft> group = unanswered.stream()
                    .filter(number -> !known.contains(number))
                    .map(number -> Draft.windows(List.of(Windows.window(number))))
                    .toList();
            if (!group.isEmpty()) {
                log.append(group);
            }
            known.addAll(unanswered);
            unanswered.clear();
        }

        private void startAgain() throws IOException {
            while (true) {
                if (random.nextBoolean()) {
                    disk.restart();
                } else {
                    disk.loseSomeOfWhatWasNotSynced();
                }
                disk.capacity(Long.MAX_VALUE);
                if (random.nextInt(3) == 0) {
                    disk.stopAfter(random.nextInt(8));
                }
                try {
                    log = open();
                    reader = new SpoolReader(log);
                    reader.rewind(true);
                    known.removeIf(unanswered::contains);
                    Replay.of(log.shelf(), (piece, takenMs) -> known.add(piece.getReportedStartMs()));
                    disk.restart();
                    return;
                } catch (MemoryDisk.Stopped again) {
                    disk.restart();
                }
            }
        }

        private void drain() throws IOException {
            reader.rewind(true);
            while (hub.read(reader, 10)) {
                hub.acknowledge(log);
                log.tend();
            }
        }

        private void settle() throws IOException {
            disk.restart();
            disk.capacity(Long.MAX_VALUE);
            drain();
            while (!unanswered.isEmpty()) {
                send();
            }
            drain();
            Tally sent = LongStream.range(0, nextWindow)
                    .mapToObj(number -> Tally.of(Windows.window(number)))
                    .reduce(Tally.ZERO, Tally::plus);
            Books books = log.shelf().state().books();
            assertThat(hub.stored().minus(hub.repeated()).plus(hub.lost())).isEqualTo(sent);
            assertThat(books.waiting()).isEqualTo(Tally.ZERO);
            assertThat(books.committed()).isEqualTo(hub.stored());
            assertThat(books.dropped().values().stream().reduce(Tally.ZERO, Tally::plus))
                    .isEqualTo(hub.lost());
            assertThat(log.shelf().waitingReports()).isZero();
        }
    }
}
