package io.dure.hub.session;

import io.dure.auth.RoleProperties;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.role.Access;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRules;
import io.dure.hub.directory.Wiring;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would get.
 *
 * @param rule number of the rule that decides, from 1; null: none fits, and the user gets nothing
 * @param detail for an administrator; null: there is nothing to add
 */
record PreviewBody(
        Outcome outcome,
        @Nullable String directory,
        @Nullable String login,
        @Nullable String displayName,
        @Nullable String dn,
        List<String> groups,
        @Nullable Integer rule,
        @Nullable Role role,
        @Nullable List<String> sites,
        @Nullable List<String> services,
        @Nullable String detail) {
    enum Outcome {
        GRANTED,
        /** The directory knows the user, and no rule fits. */
        NO_ROLE,
        NOT_FOUND,
        /** The account is disabled, locked or has ended. */
        HELD_BACK,
        /** The directory could not be asked, so nothing is known. */
        UNAVAILABLE
    }

    /** @param others rules by directory, instead of those that are now */
    static PreviewBody of(Wiring wiring, DirectoryAnswer answer, Map<String, List<RoleProperties>> others) {
        return switch (answer) {
            case Found found -> of(found, rules(wiring, found.directory(), others));
            case NotFound unknown -> without(Outcome.NOT_FOUND, null);
            case Rejected rejected ->
                without(Outcome.HELD_BACK, SignIn.why(rejected).english());
            case Unavailable away -> without(Outcome.UNAVAILABLE, away.detail());
        };
    }

    private static RoleRules rules(Wiring wiring, String directory, Map<String, List<RoleProperties>> others) {
        List<RoleProperties> other = others.get(directory);
        return other == null
                ? wiring.rules().getOrDefault(directory, new RoleRules(List.of()))
                : new RoleRules(other.stream().map(RoleProperties::rule).toList());
    }

    private static PreviewBody of(Found found, RoleRules rules) {
        return switch (rules.accessOf(found.groups())) {
            case Access.Granted granted ->
                new PreviewBody(
                        Outcome.GRANTED,
                        found.directory(),
                        found.login(),
                        found.displayName(),
                        found.dn().toString(),
                        GroupNames.of(found.groups()),
                        granted.rule(),
                        granted.role(),
                        RuleText.names(granted.scope().sites()),
                        RuleText.names(granted.scope().services()),
                        null);
            case Access.None nothing ->
                new PreviewBody(
                        Outcome.NO_ROLE,
                        found.directory(),
                        found.login(),
                        found.displayName(),
                        found.dn().toString(),
                        GroupNames.of(found.groups()),
                        null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private static PreviewBody without(Outcome outcome, @Nullable String detail) {
        return new PreviewBody(outcome, null, null, null, null, List.of(), null, null, null, null, detail);
    }
}
