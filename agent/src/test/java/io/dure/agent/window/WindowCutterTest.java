package io.dure.agent.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import io.dure.agent.latency.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowCutterTest {
    private record Cut(long transactions, long start, long end, boolean last) {
        Cut(long transactions, long start, long end) {
            this(transactions, start, end, false);
        }
    }

    private final List<Cut> lives = new ArrayList<>();
    private final List<Cut> windows = new ArrayList<>();
    private final Recorder recorder = new Recorder(10, 500_000_000L);
    private final WindowCutter cutter = new WindowCutter(
            recorder,
            new Windows() {
                @Override
                public void live(Slice slice, long startMillis, long endMillis) {
                    lives.add(new Cut(slice.transactions(), startMillis, endMillis));
                }

                @Override
                public void window(Slice slice, long startMillis, long endMillis, boolean last) {
                    windows.add(new Cut(slice.transactions(), startMillis, endMillis, last));
                }
            },
            1_000_003_500L);

    @Test
    void slicesAndWindowsAreAlignedToTheEpoch() {
        record(1);
        assertThat(cutter.cut(1_000_003_999L)).isEqualTo(1_000_004_000L);
        assertThat(lives).isEmpty();

        assertThat(cutter.cut(1_000_004_001L)).isEqualTo(1_000_006_000L);
        record(2);
        cutter.cut(1_000_006_000L);
        cutter.cut(1_000_008_000L);
        record(4);
        cutter.cut(1_000_010_000L);

        assertThat(lives)
                .containsExactly(
                        new Cut(1, 1_000_002_000L, 1_000_004_000L),
                        new Cut(2, 1_000_004_000L, 1_000_006_000L),
                        new Cut(0, 1_000_006_000L, 1_000_008_000L),
                        new Cut(4, 1_000_008_000L, 1_000_010_000L));
        assertThat(windows).containsExactly(new Cut(7, 1_000_000_000L, 1_000_010_000L));
    }

    @Test
    void aLateCutClosesEachWindowThatIsDueOnce() {
        record(3);
        cutter.cut(1_000_031_000L);

        assertThat(windows)
                .containsExactly(
                        new Cut(3, 1_000_000_000L, 1_000_010_000L),
                        new Cut(0, 1_000_010_000L, 1_000_020_000L),
                        new Cut(0, 1_000_020_000L, 1_000_030_000L));
    }

    @Test
    void ofALongSleepTheUnknownWindowsAreNotReportedAsEmpty() {
        record(3);
        cutter.cut(1_003_603_000L);
        record(1);
        cutter.cut(1_003_610_000L);

        assertThat(windows)
                .containsExactly(
                        new Cut(3, 1_000_000_000L, 1_000_010_000L), new Cut(1, 1_003_600_000L, 1_003_610_000L));
    }

    @Test
    void theEndClosesTheRunningWindowOnce() {
        record(1);
        cutter.cut(1_000_004_000L);
        record(1);
        cutter.finish();
        cutter.finish();
        cutter.cut(1_000_010_000L);

        assertThat(windows).containsExactly(new Cut(2, 1_000_000_000L, 1_000_010_000L, true));
    }

    @Test
    void theClockFollowsTheWallForwardsAndNeverBackwards() {
        long[] wall = {1_000_000};
        long[] nanos = {0};
        AgentClock clock = new AgentClock(() -> wall[0], () -> nanos[0]);

        nanos[0] += 5_000_000_000L;
        wall[0] += 5_000;
        assertThat(clock.millis()).isEqualTo(1_005_000);

        wall[0] -= 3_600_000;
        assertThat(clock.millis()).isEqualTo(1_005_000);

        wall[0] = 9_000_000;
        assertThat(clock.millis()).isEqualTo(9_000_000);
        nanos[0] += 1_000_000_000L;
        assertThat(clock.millis()).isEqualTo(9_001_000);
    }

    private void record(int transactions) {
        for (int i = 0; i < transactions; i++) {
            recorder.record("/a", false, Entry.NAME, 1_000_000);
        }
    }
}
