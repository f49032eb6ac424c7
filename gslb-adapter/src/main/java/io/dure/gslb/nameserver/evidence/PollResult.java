package io.dure.gslb.nameserver.evidence;

import io.dure.gslb.evidence.Evidence;

/** What came of asking one vantage point once. */
public sealed interface PollResult {
    /** The vantage point asked. */
    String vantagePoint();

    /** Signed, fitting the question and no replay. */
    record Received(String vantagePoint, Evidence evidence) implements PollResult {}

    /**
     * Nothing that may be used.
     *
     * @param reason why not
     * @param detail for people
     */
    record Missed(String vantagePoint, Reason reason, String detail) implements PollResult {}

    /** Why there is no evidence; never a sign that anything but the way to the vantage point is down. */
    enum Reason {
        TIMEOUT("timeout"),
        UNREACHABLE("unreachable"),
        /** Unsigned, or signed by another key. */
        BAD_SIGNATURE("bad-signature"),
        /** The two clocks differ by more than the signature allows. */
        BAD_TIME("bad-time"),
        REFUSED("refused"),
        /** Another id, question or vantage point, or text that cannot be read. */
        MALFORMED("malformed"),
        /** Older than what was received before. */
        REPLAY("replay");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
