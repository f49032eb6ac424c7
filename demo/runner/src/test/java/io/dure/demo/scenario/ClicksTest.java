package io.dure.demo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.demo.layout.Site;
import io.dure.demo.load.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClicksTest {
    private static final String PRIVATE = "127.0.1.21";
    private static final String PUBLIC = "127.0.2.21";

    private final List<Attempt> attempts = new ArrayList<>();

    @Test
    void movedIsTheBeginOfTenSecondsInWhichAlmostAllReachTheSurvivor() {
        run(0, 8_000, PRIVATE, "not-connected", 0);
        run(8_000, 30_000, PUBLIC, "answered", 200);

        Instant moved =
                new Clicks(attempts).moved(Instant.ofEpochMilli(0), Site.PUBLIC).orElseThrow();
        // a hundredth of ten seconds may still fail
        assertThat(moved.toEpochMilli()).isCloseTo(7_950, within(60L));
    }

    @Test
    void nineSecondsAreNotEnough() {
        run(0, 8_000, PRIVATE, "broken", 0);
        run(8_000, 17_000, PUBLIC, "answered", 200);

        assertThat(new Clicks(attempts).moved(Instant.ofEpochMilli(0), Site.PUBLIC))
                .isEmpty();
    }

    @Test
    void anErrorPageIsAnsweredButNotServed() {
        run(0, 1_000, PUBLIC, "answered", 500);

        Clicks clicks = new Clicks(attempts);
        assertThat(clicks.answered()).isEqualTo(100);
        assertThat(clicks.served()).isZero();
        assertThat(clicks.unanswered()).isZero();
    }

    @Test
    void clicksOfOneCacheFillAreOneDraw() {
        run(0, 1_000, PUBLIC, "answered", 200);

        assertThat(new Clicks(attempts).share(Site.PRIVATE).size()).isCloseTo(1, within(1e-9));
    }

    private void run(int from, int to, String address, String outcome, int status) {
        for (int t = from; t < to; t += 10) {
            attempts.add(new Attempt(t, 1, 1, "1-1", address, outcome, status, 1.5, "/"));
        }
    }
}
