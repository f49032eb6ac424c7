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

    /** Nothing changed yet: another person has to approve. */
    record Proposed(Proposal proposal) implements ActResult {}

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
        /** One person alone cannot do it so. */
        TWO_PEOPLE("two-people"),
        /** The DNS name of a service cannot change. */
        SERVICE_NAME_FIXED("service-name-fixed"),
        /** The freeze would end in the past. */
        INVALID_FREEZE("invalid-freeze"),
        /** The evacuation would end in the past. */
        INVALID_END("invalid-end"),
        /** A guardrail: too few endpoints would be up and answered. */
        MINIMUM_CAPACITY("minimum-capacity"),
        /** A guardrail: too much would move within its time. */
        LARGEST_CHANGE("largest-change"),
        /** A guardrail: planned acts are not allowed at this time. */
        OUTSIDE_WINDOW("outside-window"),
        /** Who proposed cannot decide. */
        SAME_PERSON("same-person"),
        PROPOSAL_NOT_FOUND("proposal-not-found"),
        /** It was decided, or expired, meanwhile. */
        PROPOSAL_DECIDED("proposal-decided"),
        TOO_MANY_PROPOSALS("too-many-proposals"),
        /** It would disturb the drill that runs. */
        DRILL_RUNNING("drill-running"),
        DRILL_NOT_FOUND("drill-not-found"),
        /** Nobody says how a survivor does. */
        SURVIVOR_NOT_MEASURED("survivor-not-measured"),
        /** A survivor passes a limit of the drill before it began, or is down. */
        SURVIVOR_OVER_LIMIT("survivor-over-limit");

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
