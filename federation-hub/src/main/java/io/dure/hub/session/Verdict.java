package io.dure.hub.session;

import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import io.dure.hub.told.Told;
import java.util.List;

/** What the directory says of somebody who is signed in. */
sealed interface Verdict {
    /** Still there, with this role now, and there. */
    record Confirmed(Role role, List<String> groups, Scope scope) implements Verdict {}

    /**
     * Gone, turned away, or without a role.
     *
     * @param why exact, for the audit
     */
    record Ended(Told why) implements Verdict {}

    /**
     * Nothing is known.
     *
     * @param directoryAway nobody can be asked, and not only about this user
     */
    record Unknown(boolean directoryAway, String detail) implements Verdict {}
}
