package io.dure.hub.session;

/** A session that a long request looks at while it lasts. */
public final class OpenSession {
    private final Sessions sessions;
    private final String hash;

    OpenSession(Sessions sessions, String hash) {
        this.sessions = sessions;
        this.hash = hash;
    }

    /** False: the session has ended. Otherwise it counts as used now: whoever watches is not idle. */
    public boolean keepAlive() {
        return sessions.use(hash).isPresent();
    }
}
