package io.dure.hub.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Bounds guessing: of one user's password from one address, and of any user's from one address. */
@Component
final class SignInAttempts {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int PER_USER_AND_SOURCE = 10;
    private static final int PER_SOURCE = 100;
    private static final int KEYS = 10_000;

    private final SignInThrottle byUserAndSource;
    private final SignInThrottle bySource;

    SignInAttempts(Clock clock) {
        byUserAndSource = new SignInThrottle(clock, PER_USER_AND_SOURCE, WINDOW, KEYS);
        bySource = new SignInThrottle(clock, PER_SOURCE, WINDOW, KEYS);
    }

    SignInThrottle.Admission admit(String user, String source) {
        SignInThrottle.Admission admission = bySource.admit(source);
        if (admission instanceof SignInThrottle.Admission.Refused) {
            return admission;
        }
        admission = byUserAndSource.admit(key(user, source));
        if (admission instanceof SignInThrottle.Admission.Refused) {
            bySource.takeBack(source);
        }
        return admission;
    }

    void succeeded(String user, String source) {
        bySource.takeBack(source);
        byUserAndSource.forget(key(user, source));
    }

    void undecided(String user, String source) {
        bySource.takeBack(source);
        byUserAndSource.takeBack(key(user, source));
    }

    private static String key(String user, String source) {
        return user.toLowerCase(Locale.ROOT) + '\n' + source;
    }
}
