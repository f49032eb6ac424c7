package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TakenWindowsTest {
    private final TakenWindows windows = new TakenWindows();

    @Property
    void windowIsFreshOnceHoweverTheyCome(
            @ForAll @Size(max = 200) List<@LongRange(min = 1_000, max = 1_000 + TakenWindows.REMEMBERED - 1) Long> numbers) {
        Set<Long> taken = new HashSet<>();
        TakenWindows remembered = new TakenWindows();

        for (long number : numbers) {
            assertThat(remembered.take(number)).isEqualTo(taken.add(number));
        }
    }

    @Test
    void releasedWindowIsFreshAgain() {
        windows.take(5);
        windows.take(6);
        windows.release(5);

        assertThat(windows.take(5)).isTrue();
        assertThat(windows.take(6)).isFalse();
    }

    @Test
    void windowTooOldToBeRememberedIsLeftToTheHub() {
        windows.take(5);
        windows.take(5 + TakenWindows.REMEMBERED);

        assertThat(windows.take(5)).isTrue();
        assertThat(windows.take(5 + TakenWindows.REMEMBERED)).isFalse();
    }

    @Test
    void longPauseForgetsNothingThatIsStillNew() {
        windows.take(5);
        windows.take(5_000);

        assertThat(windows.take(4_999)).isTrue();
        assertThat(windows.take(4_999)).isFalse();
    }
}
