package io.dure.agent.http;

/** What a server answered. */
public final class HttpAnswer {
    private final int status;
    private final long retryAfterMillis;
    private final String body;

    HttpAnswer(int status, long retryAfterMillis, String body) {
        this.status = status;
        this.retryAfterMillis = retryAfterMillis;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** 0 where the server asked for no pause. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }

    /** Empty where it was not asked for. */
    public String body() {
        return body;
    }
}
