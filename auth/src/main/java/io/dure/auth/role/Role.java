package io.dure.auth.role;

import java.util.Locale;

/** What a user may do, each role including the ones before it. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Also acts on services. */
    OPERATOR,
    /** Also approves what others or the hub propose. */
    APPROVER,
    /** May do everything. */
    ADMINISTRATOR;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The word for it in configuration and API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
