package io.dure.hub.failover;

import io.dure.gslb.plan.Token;

/** What became of an operator's act. */
public sealed interface ActResult {
    /**
     * Done; the providers follow.
     *
     * @param token of the plan that carries it
     */
    record Done(Token token) implements ActResult {}

    /** Nothing changed yet, and nothing is audited: to be tried again shortly. */
    record Waits(String message) implements ActResult {}

    /** Nothing changed. */
    record Refused(Code code, String message) implements ActResult {}

    /** Why an act is refused. */
    enum Code {
        INVALID_WEIGHT("invalid-weight"),
        UNKNOWN_SITE("unknown-site"),
        /** Nothing of that id answers for the service. */
        UNKNOWN_PROVIDER("provider-not-found"),
        NEVER_EMPTY("never-empty"),
        FROZEN("frozen"),
        TOKEN_MISMATCH("token-mismatch"),
        NOT_LEADER("not-leader"),
        /** No such approval is awaited. */
        NO_PENDING_APPROVAL("no-pending-approval"),
        /** The member is out (or serving) already. */
        NOTHING_TO_DO("nothing-to-do"),
        /** The member is down by quorum: it would be taken out again at once. */
        MEMBER_DOWN("member-down"),
        /** A nameserver still judges that the member is down, and would take it out again at once. */
        NAMESERVERS_DISAGREE("nameservers-disagree"),
        /** The freeze would end in the past. */
        INVALID_FREEZE("invalid-freeze");

        private final String code;

        Code(String code) {
            this.code = code;
        }

        /** Stable, as it stands in the API. */
        public String code() {
            return code;
        }
    }
}
