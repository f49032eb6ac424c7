package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Account;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.ledger.LifeKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However windows come, by whom, how often and in which order: the books are the same. */
class IntakeTest {
    private static final long NOW = 100_000_000;

    private final Intake intake = new Intake();
    private final Map<LifeKey, KeptLife> books = new HashMap<>();
    private final List<WindowPiece> stored = new ArrayList<>();

    private void take(String collector, Report report, long segment) {
        Intake.Batch batch = intake.examine(collector, List.of(report), NOW, key -> Optional.empty());
        stored.addAll(batch.windows());
        books.putAll(batch.lives());
        intake.committed(batch, segment);
    }

    /** Windows on the grid and off it, whole ones and parts. */
    private static List<WindowPiece> windows(Random random, int count) {
        List<WindowPiece> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = NOW - 10_000L * (i + 1) + (random.nextInt(5) == 0 ? 1_234 : 0);
            windows.add(StoreContract.window(random.nextBoolean() ? "a" : "b", at)
                    .setPiece(random.nextInt(4) == 0 ? random.nextLong(Long.MAX_VALUE) : 0)
                    .setAccount(Account.newBuilder().setCreated(1_000 - i))
                    .build());
        }
        return windows;
    }

    @Property(tries = 200)
    void everyWindowCountsOnceInAnyOrder(
            @ForAll @IntRange(min = 1, max = 60) int count, @ForAll Random random, @ForAll boolean restart) {
        List<WindowPiece> windows = windows(random, count);
        List<WindowPiece> coming = new ArrayList<>(windows);
        for (int i = 0; i < count; i++) {
            coming.add(windows.get(random.nextInt(count)));
        }
        Collections.shuffle(coming, random);

        IntakeTest other = new IntakeTest();
        IntakeTest plain = new IntakeTest();
        Map<String, Long> sequences = new HashMap<>();
        long segment = 1;
        for (WindowPiece piece : coming) {
            String collector = random.nextBoolean() ? "private-1" : "private-2";
            long sequence = sequences.merge(collector, 1L, Long::sum);
            other.take(collector, StoreContract.report(1, sequence, piece), segment);
            if (random.nextInt(8) == 0) {
                if (restart) {
                    other.rememberOnly(segment);
                }
                segment++;
            }
        }
        long sequence = 0;
        for (WindowPiece piece : windows) {
            plain.take("private-1", StoreContract.report(1, ++sequence, piece), 1);
        }

        assertThat(other.stored).containsExactlyInAnyOrderElementsOf(windows);
        assertThat(other.books).isEqualTo(plain.books);
    }

    /** As after a restart: the keys of a closed segment come from their bytes. */
    private void rememberOnly(long segment) {
        Map<LifeKey, byte[]> bytes = intake.seen().toBytes(segment);
        SeenWindows restored = new SeenWindows();
        bytes.forEach((life, keys) -> restored.restore(segment, life, keys));
        assertThat(restored.toBytes(segment).keySet()).isEqualTo(bytes.keySet());
        stored.forEach(piece -> {
            LifeKey life = LifeKey.of(piece.getInstance());
            if (!restored.contains(life, WindowKey.of(piece))) {
                assertThat(intake.seen().contains(life, WindowKey.of(piece)))
                        .as("of an older segment")
                        .isTrue();
            }
        });
    }

    @Property(tries = 100)
    void whatIsForgottenIsThatOfOldSegmentsOnly(@ForAll Random random) {
        List<WindowPiece> windows = windows(random, 40);
        SeenWindows seen = new SeenWindows();
        for (int i = 0; i < windows.size(); i++) {
            seen.add(i / 10, LifeKey.of(windows.get(i).getInstance()), WindowKey.of(windows.get(i)));
        }

        seen.forget(1);

        for (int i = 0; i < windows.size(); i++) {
            assertThat(seen.contains(LifeKey.of(windows.get(i).getInstance()), WindowKey.of(windows.get(i))))
                    .isEqualTo(i >= 20);
        }
    }
}
