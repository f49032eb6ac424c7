package io.dure.hub.session;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;

/** A session that a long request looks at while it lasts. */
public final class OpenSession {
    private final HttpSession session;
    private final SignedIn signedIn;
    private final Duration idle;
    private final Clock clock;

    OpenSession(HttpSession session, SignedIn signedIn, Duration idle, Clock clock) {
        this.session = session;
        this.signedIn = signedIn;
        this.idle = idle;
        this.clock = clock;
    }

    /**
     * False: the session has ended. Otherwise it counts as used now: whoever watches is not idle. The container
     * knows no such thing as a use within a request, so the idle limit grows with the request until the next one.
     */
    public boolean keepAlive() {
        if (signedIn.isExpired(clock.instant())) {
            return false;
        }
        try {
            long sinceRequest = Math.max(0, System.currentTimeMillis() - session.getLastAccessedTime());
            session.setMaxInactiveInterval(
                    (int) idle.plusMillis(sinceRequest).plusSeconds(1).toSeconds());
            return true;
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    /** Takes back what {@link #keepAlive} added: the request is over, and the container counts idleness from now. */
    public void settle() {
        try {
            session.setMaxInactiveInterval((int) idle.toSeconds());
        } catch (IllegalStateException ended) {
            // Nothing is left to take back.
        }
    }
}
