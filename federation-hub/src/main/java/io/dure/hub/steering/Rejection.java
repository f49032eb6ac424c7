package io.dure.hub.steering;

/** Why a command was not done. The code is stable and part of the API. */
public enum Rejection {
    SERVICE_NOT_FOUND("service-not-found", Kind.NOT_FOUND),
    PROVIDER_NOT_FOUND("provider-not-found", Kind.NOT_FOUND),
    UNKNOWN_SITE("unknown-site", Kind.BAD_INPUT),
    INVALID_WEIGHT("invalid-weight", Kind.BAD_INPUT),
    INVALID_REQUEST("invalid-request", Kind.BAD_INPUT),
    INVALID_FREEZE("invalid-freeze", Kind.BAD_INPUT),
    NEVER_EMPTY("never-empty", Kind.CONFLICT),
    FROZEN("frozen", Kind.CONFLICT),
    TOKEN_MISMATCH("token-mismatch", Kind.CONFLICT),
    NO_PENDING_APPROVAL("no-pending-approval", Kind.CONFLICT),
    NOTHING_TO_DO("nothing-to-do", Kind.CONFLICT),
    MEMBER_DOWN("member-down", Kind.CONFLICT),
    NAMESERVERS_DISAGREE("nameservers-disagree", Kind.CONFLICT),
    INVALID_END("invalid-end", Kind.BAD_INPUT),
    MINIMUM_CAPACITY("minimum-capacity", Kind.CONFLICT),
    LARGEST_CHANGE("largest-change", Kind.CONFLICT),
    OUTSIDE_WINDOW("outside-window", Kind.CONFLICT),
    SAME_PERSON("same-person", Kind.CONFLICT),
    PROPOSAL_NOT_FOUND("proposal-not-found", Kind.NOT_FOUND),
    PROPOSAL_DECIDED("proposal-decided", Kind.CONFLICT),
    TOO_MANY_PROPOSALS("too-many-proposals", Kind.CONFLICT),
    DRILL_NOT_FOUND("drill-not-found", Kind.NOT_FOUND),
    DRILL_RUNNING("drill-running", Kind.CONFLICT),
    DRILL_OVER("drill-over", Kind.CONFLICT),
    SURVIVOR_NOT_MEASURED("survivor-not-measured", Kind.CONFLICT),
    SURVIVOR_OVER_LIMIT("survivor-over-limit", Kind.CONFLICT),
    TWO_PEOPLE("two-people", Kind.CONFLICT),
    RECORDS_STAY("records-stay", Kind.CONFLICT),
    SERVICE_NAME_FIXED("service-name-fixed", Kind.CONFLICT),
    NOT_LEADER("not-leader", Kind.CONFLICT);

    private final String code;
    private final Kind kind;

    Rejection(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** Whose turn it is: 400, 404 or 409 in HTTP's words. */
    public enum Kind {
        BAD_INPUT,
        NOT_FOUND,
        CONFLICT
    }
}
