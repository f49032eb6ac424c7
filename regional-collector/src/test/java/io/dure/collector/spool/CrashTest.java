package io.dure.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A log that ends, or is damaged, at every byte; and a process that ends at every step. */
class CrashTest {
    private static final SpoolOptions ROOMY = options(1, 1 << 20, 1 << 20);

    private final MemoryDisk disk = new MemoryDisk(new SplittableRandom(7));

    @Test
    void logCutAtAnyByteGivesAPrefixOfWholeReportsAndExactBooks() throws IOException {
        List<Integer> ends = new ArrayList<>();
        String name = threeGroups(ends);
        byte[] whole = disk.bytes(name);
        for (int length = 0; length <= whole.length; length++) {
            MemoryDisk cut = disk.copy();
            cut.put(name, Arrays.copyOf(whole, length));

            LeadingHub hub = drain(cut);

            int end = length;
            long groups = ends.stream().filter(one -> one <= end).count();
            assertThat(hub.windows()).containsAll(numbers(0, groups * 2)).hasSizeBetween((int) groups * 2, 6);
            assertThat(hub.lost()).isEqualTo(Tally.ZERO);
        }
    }

    @Test
    void damageAtAnyByteIsCountedOrWasNeverSynced() throws IOException {
        List<Integer> ends = new ArrayList<>();
        String name = threeGroups(ends);
        byte[] whole = disk.bytes(name);
        Tally all = tally(0, 6);
        for (int at = 8; at < whole.length; at++) {
            MemoryDisk damaged = disk.copy();
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x41;
            damaged.put(name, bytes);

            LeadingHub hub = drain(damaged);

            Tally sum = hub.stored().plus(hub.lost());
            if (at < ends.get(1)) {
                assertThat(sum).as("byte %s", at).isEqualTo(all);
            } else {
                assertThat(hub.windows()).containsAll(numbers(0, 4));
                assertThat(hub.lost()).isEqualTo(Tally.ZERO);
            }
        }
    }

    @Test
    void damageOfASealedSegmentIsCountedFromItsSuccessor() throws IOException {
        SpoolOptions small = options(1, 1 << 20, 400);
        try (SpoolLog log = SpoolLog.open(disk, small, () -> Instant.EPOCH)) {
            for (int i = 0; i < 6; i++) {
                log.append(group(i, i + 1));
            }
        }
        Tally all = tally(0, 6);
        List<String> segments = disk.names().stream()
                .filter(name -> Segment.first(name).isPresent())
                .toList();
        assertThat(segments).hasSizeGreaterThan(3);
        byte[] whole = disk.bytes(segments.get(1));
        for (int at = 8; at < whole.length; at++) {
            MemoryDisk damaged = disk.copy();
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x41;
            damaged.put(segments.get(1), bytes);

            LeadingHub hub = drain(damaged);

            assertThat(hub.stored().plus(hub.lost())).as("byte %s", at).isEqualTo(all);
        }
    }

    @Test
    void droppingTheOldestMayBeInterruptedAtEveryStep() throws IOException {
        for (boolean power : new boolean[] {false, true}) {
            boolean interrupted = true;
            for (int steps = 0; interrupted; steps++) {
                MemoryDisk broken = new MemoryDisk(new SplittableRandom(steps));
                interrupted = dropUntilStopped(broken, steps);
                if (power) {
                    broken.loseSomeOfWhatWasNotSynced();
                } else {
                    broken.restart();
                }

                Tally taken = taken(broken);
                LeadingHub hub = drain(broken);

                assertThat(hub.stored().plus(hub.lost())).as("step %s", steps).isEqualTo(taken);
                Tally answered = tally(0, 6);
                assertThat(taken.minus(answered).max(Tally.ZERO)).isEqualTo(taken.minus(answered));
            }
        }
    }

    /** Whether it was stopped in the middle of the append that drops. */
    private static boolean dropUntilStopped(MemoryDisk disk, int steps) throws IOException {
        SpoolOptions small = options(1, 2_500, 600);
        SpoolLog log = SpoolLog.open(disk, small, () -> Instant.EPOCH);
        for (int i = 0; i < 6; i++) {
            log.append(group(i, i + 1));
        }
        try {
            disk.stopAfter(steps);
            for (int i = 6; i < 16; i++) {
                log.append(group(i, i + 1));
            }
            disk.stopAfter(Long.MAX_VALUE);
            assertThat(log.shelf().state().books().dropped()).containsKey("spool-full");
            return false;
        } catch (MemoryDisk.Stopped stopped) {
            return true;
        }
    }

    private String threeGroups(List<Integer> ends) throws IOException {
        try (SpoolLog log = SpoolLog.open(disk, ROOMY, () -> Instant.EPOCH)) {
            for (int i = 0; i < 3; i++) {
                log.append(group(i * 2L, i * 2L + 2));
                ends.add((int) log.shelf().segments().firstEntry().getValue().durable());
            }
            return log.shelf().segments().firstEntry().getValue().name();
        }
    }

    private static Tally taken(MemoryDisk disk) throws IOException {
        try (SpoolLog log = SpoolLog.open(disk, options(2, 1 << 20, 1 << 20), () -> Instant.EPOCH)) {
            return log.shelf().state().books().taken();
        }
    }

    /** Opens it as the next start does, and sends everything. */
    private static LeadingHub drain(MemoryDisk disk) throws IOException {
        LeadingHub hub = new LeadingHub();
        try (SpoolLog log = SpoolLog.open(disk, options(3, 1 << 20, 1 << 20), () -> Instant.EPOCH)) {
            Books before = log.shelf().state().books();
            try (SpoolReader reader = new SpoolReader(log)) {
                reader.rewind(true);
                while (hub.read(reader, 10)) {
                    hub.acknowledge(log);
                    log.tend();
                }
            }
            Books books = log.shelf().state().books();
            assertThat(books.waiting()).isEqualTo(Tally.ZERO);
            assertThat(books.taken()).isEqualTo(before.taken());
            assertThat(books.committed()).isEqualTo(hub.stored());
            assertThat(books.dropped().values().stream().reduce(Tally.ZERO, Tally::plus))
                    .isEqualTo(hub.lost());
            assertThat(log.shelf().waitingReports()).isZero();
            assertThat(log.oldestWaitingMs()).isZero();
        }
        return hub;
    }

    private static List<Draft> group(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(number -> Draft.windows(List.of(Windows.window(number))))
                .toList();
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static Tally tally(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(number -> Tally.of(Windows.window(number)))
                .reduce(Tally.ZERO, Tally::plus);
    }

    private static SpoolOptions options(long incarnation, long maxBytes, int segmentBytes) {
        return new SpoolOptions(incarnation, Windows.SITE, maxBytes, Duration.ofDays(1), segmentBytes);
    }
}
