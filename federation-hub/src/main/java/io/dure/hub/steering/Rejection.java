package io.dure.hub.steering;

/** Why a command was not done. The code is stable and part of the API. */
public enum Rejection {
    UNKNOWN_SERVICE("unknown-service", Kind.NOT_FOUND),
    UNKNOWN_SITE("unknown-site", Kind.BAD_INPUT),
    INVALID_WEIGHT("invalid-weight", Kind.BAD_INPUT),
    REASON_MISSING("reason-missing", Kind.BAD_INPUT),
    INVALID_FREEZE("invalid-freeze", Kind.BAD_INPUT),
    NEVER_EMPTY("never-empty", Kind.CONFLICT),
    FROZEN("frozen", Kind.CONFLICT),
    TOKEN_MISMATCH("token-mismatch", Kind.CONFLICT),
    NOTHING_PENDING("nothing-pending", Kind.CONFLICT),
    WRONG_STATE("wrong-state", Kind.CONFLICT),
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
