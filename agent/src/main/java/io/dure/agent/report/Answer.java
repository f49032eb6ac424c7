package io.dure.agent.report;

import io.dure.agent.http.HttpAnswer;

/** What the collector said to a report; that it said nothing is an answer of its own, never a refusal. */
public final class Answer {
    enum Kind {
        /** 2xx. */
        ACCEPTED,
        /** A status that will stay the same however often the report is sent. */
        REJECTED,
        /** Answered, but not now. */
        LATER,
        /** Not answered: it may have been stored, or not. */
        UNREACHABLE
    }

    private final Kind kind;
    private final int status;
    private final long retryAfterMillis;
    private final String detail;

    private Answer(Kind kind, int status, long retryAfterMillis, String detail) {
        this.kind = kind;
        this.status = status;
        this.retryAfterMillis = retryAfterMillis;
        this.detail = detail;
    }

    /**
     * 401 and 403 are kept for later, because an operator sets tokens right while agents run; so are 408 and 429. All
     * other 4xx are for good.
     */
    static Answer of(HttpAnswer answer) {
        int status = answer.status();
        boolean kept = status == 401 || status == 403 || status == 408 || status == 429;
        Kind kind = status >= 200 && status < 300
                ? Kind.ACCEPTED
                : status >= 400 && status < 500 && !kept ? Kind.REJECTED : Kind.LATER;
        return new Answer(kind, status, answer.retryAfterMillis(), "status " + status);
    }

    /** Nobody was asked: every collector wanted a pause. */
    static Answer held() {
        return new Answer(Kind.LATER, 0, 0, "every collector asked for a pause");
    }

    static Answer unreachable(String cause) {
        return new Answer(Kind.UNREACHABLE, 0, 0, cause);
    }

    /** For good, one way or the other. */
    boolean isSettled() {
        return kind == Kind.ACCEPTED || kind == Kind.REJECTED;
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    /** 0: when something new is to be sent. */
    long retryAfterMillis() {
        return retryAfterMillis;
    }

    String detail() {
        return detail;
    }
}
