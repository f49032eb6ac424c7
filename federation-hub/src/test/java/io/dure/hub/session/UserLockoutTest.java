package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.directory.AccountKey;
import io.dure.hub.session.SignInThrottle.Admission;
import io.dure.protocol.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UserLockoutTest {
    private static final AccountKey KIM = AccountKey.of("kim");
    private static final Duration QUIET = Duration.ofMinutes(30);
    private static final int LIMIT = 4;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final UserLockout lockout = new UserLockout(LIMIT, QUIET, clock);

    private boolean isAdmitted(String source) {
        return lockout.admit(KIM, source) instanceof Admission.Admitted;
    }

    @Test
    void guessersFromManyPlacesShareOneCount() {
        assertThat(isAdmitted("10.0.0.1")).isTrue();
        assertThat(isAdmitted("10.0.0.2")).isTrue();
        assertThat(isAdmitted("10.0.0.3")).isTrue();
        assertThat(isAdmitted("10.0.0.4")).isFalse();
    }

    @Test
    void theLastAttemptIsKeptForWhereTheUserHasSignedInBefore() {
        isAdmitted("desk");
        lockout.succeeded(KIM, "desk");
        for (int i = 0; i < 10; i++) {
            isAdmitted("10.0.0." + i);
        }

        assertThat(isAdmitted("elsewhere")).isFalse();
        assertThat(isAdmitted("desk")).isTrue();
        assertThat(isAdmitted("desk")).isFalse();
    }

    @Test
    void successForgetsTheFailures() {
        isAdmitted("desk");
        isAdmitted("desk");
        isAdmitted("desk");
        lockout.succeeded(KIM, "desk");

        assertThat(isAdmitted("10.0.0.1")).isTrue();
    }

    /** A directory forgets failures when none came for as long; whoever guesses patiently must not get one more in. */
    @Test
    void whateverGuessersDoTheDirectoryNeverSeesAsManyFailuresAsItLocksAt() {
        Random random = new Random(20_261_122);
        int counted = 0;
        Instant last = Instant.MIN;
        int admitted = 0;
        for (int i = 0; i < 200_000; i++) {
            clock.advance(Duration.ofSeconds(random.nextInt(random.nextInt(20) == 0 ? 3_000 : 120)));
            if (!isAdmitted("10.0.0." + random.nextInt(250))) {
                continue;
            }
            admitted++;
            counted = clock.instant().isBefore(last.plus(QUIET)) ? counted + 1 : 1;
            last = clock.instant();
            assertThat(counted).isLessThan(LIMIT + 1);
        }
        assertThat(admitted).isGreaterThan(1_000);
    }
}
