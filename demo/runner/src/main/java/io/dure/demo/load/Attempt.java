package io.dure.demo.load;

/**
 * One click and what its user saw, a line of {@code http.jsonl}.
 *
 * @param t when the user clicked, UTC epoch milliseconds
 * @param fill the resolver's cache fill from which the connection's address came; empty when no address was known
 * @param address of the portal instance; empty when no address was known
 * @param outcome {@code answered}, or what kept it from being: {@code no-address}, {@code not-connected}, {@code timeout},
 *     {@code broken}
 * @param status of the answer; 0 without one
 * @param ms until the answer or the failure
 */
public record Attempt(
        long t,
        int resolver,
        int user,
        String fill,
        String address,
        String outcome,
        int status,
        double ms,
        String path) {
    static final String ANSWERED = "answered";
    static final String NO_ADDRESS = "no-address";
    static final String NOT_CONNECTED = "not-connected";
    static final String TIMEOUT = "timeout";
    static final String BROKEN = "broken";

    /** The portal answered, be it with an error page. */
    public boolean isAnswered() {
        return outcome.equals(ANSWERED);
    }

    /** The user saw the page that was asked for. */
    public boolean isServed() {
        return isAnswered() && status < 500;
    }
}
