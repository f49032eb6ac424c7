package io.dure.hub.session;

import io.dure.auth.OpenIdProperties;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.Access;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRules;
import io.dure.auth.role.Scope;
import io.dure.hub.directory.Wiring;
import java.util.List;
import java.util.Optional;

/** Whether somebody could still undo a change of how users sign in, once it is made. */
final class LockOutCheck {
    private LockOutCheck() {}

    /** What the check says. */
    sealed interface Answer {
        record Fine() implements Answer {}

        /** No rule would make an administrator of everything. */
        record NoAdministrator() implements Answer {}

        /**
         * Nobody has been seen to be administrator then.
         *
         * @param why for whoever wants to make the change
         */
        record NotSeen(String why) implements Answer {}
    }

    /**
     * Looks for one administrator of the time after the change: who was named, or else whoever makes it.
     *
     * @param named login name; empty: nobody
     */
    static Answer check(Wiring now, Wiring next, SignedIn who, Optional<UserId> id, String named) {
        boolean nobodyElse = next.connected().isEmpty() && !next.rules().containsKey(OpenIdProperties.DIRECTORY);
        if (nobodyElse) {
            return new Answer.Fine();
        }
        if (!next.hasAdministrator()) {
            return new Answer.NoAdministrator();
        }
        if (!named.isEmpty()) {
            return of(next, next.asked().find(named));
        }
        if (id.isEmpty()) {
            return new Answer.NotSeen("Name somebody who is to be administrator then.");
        }
        String directory = id.get().directory();
        boolean same = directory.equals(OpenIdProperties.DIRECTORY)
                || asked(now, directory).equals(asked(next, directory));
        if (same) {
            return of(next, directory, GroupNames.read(who.groups()));
        }
        return asked(next, directory)
                .map(other -> of(next, other.lookUp(id.get())))
                .orElseGet(() -> new Answer.NotSeen("Your own directory, " + directory + ", would be gone."));
    }

    private static Optional<Directory> asked(Wiring wiring, String name) {
        return wiring.named(name).map(Wiring.Connected::directory);
    }

    private static Answer of(Wiring next, DirectoryAnswer answer) {
        return switch (answer) {
            case Found found -> of(next, found.directory(), found.groups());
            case NotFound unknown -> new Answer.NotSeen("No directory knows that user then.");
            case Rejected rejected -> new Answer.NotSeen("The directory holds that user back: " + SignIn.why(rejected));
            case Unavailable away -> new Answer.NotSeen("The directory could not be asked: " + away.detail());
        };
    }

    private static Answer of(Wiring next, String directory, Memberships groups) {
        RoleRules rules = next.rules().getOrDefault(directory, new RoleRules(List.of()));
        return switch (rules.accessOf(groups)) {
            case Access.Granted granted ->
                granted.role() == Role.ADMINISTRATOR && granted.scope().equals(Scope.EVERYTHING)
                        ? new Answer.Fine()
                        : new Answer.NotSeen("Rule " + granted.rule() + " would give only the role "
                                + granted.role().word() + ".");
            case Access.None nothing -> new Answer.NotSeen("No rule would give that user a role.");
        };
    }
}
