package io.dure.hub.session;

import io.dure.auth.directory.AccountKey;
import io.dure.hub.session.SignInThrottle.Admission;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;

/** Bounds guessing: of one user's password from everywhere, of any user's from one address, and of displays' tokens. */
@Component
final class SignInAttempts {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int DISPLAYS_PER_SOURCE = 10;
    private static final int KEYS = 10_000;

    private final UserLockout byUser;
    private final SignInThrottle bySource;
    private final SignInThrottle displays;

    SignInAttempts(LockoutProperties properties, IntSupplier limit, Clock clock) {
        byUser = new UserLockout(limit, properties.quiet(), clock);
        bySource = new SignInThrottle(clock, properties.perSource(), WINDOW, KEYS);
        displays = new SignInThrottle(clock, DISPLAYS_PER_SOURCE, WINDOW, KEYS);
    }

    Admission admit(String user, String source) {
        Admission admission = bySource.admit(source);
        if (admission instanceof Admission.Refused) {
            return admission;
        }
        admission = byUser.admit(AccountKey.of(user), source);
        if (admission instanceof Admission.Refused) {
            bySource.takeBack(source);
        }
        return admission;
    }

    /** Of whom no user's failures are counted. */
    Admission admit(String source) {
        return bySource.admit(source);
    }

    void succeeded(String user, String source) {
        bySource.takeBack(source);
        byUser.succeeded(AccountKey.of(user), source);
    }

    void undecided(String user, String source) {
        bySource.takeBack(source);
        byUser.takeBack(AccountKey.of(user));
    }

    Admission admitDisplay(String source) {
        return displays.admit(source);
    }

    void displayOpened(String source) {
        displays.forget(source);
    }
}
