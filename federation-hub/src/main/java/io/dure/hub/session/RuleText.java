package io.dure.hub.session;

import io.dure.auth.directory.Sid;
import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as the API writes it; null for sites or services that are not limited. */
record RuleText(
        String group,
        Role role,
        @Nullable List<String> sites,
        @Nullable List<String> services) {
    static RuleText of(RoleRule rule) {
        return new RuleText(
                text(rule.group()),
                rule.role(),
                names(rule.scope().sites()),
                names(rule.scope().services()));
    }

    static String text(GroupMatch group) {
        return switch (group) {
            case GroupMatch.ByName byName -> byName.name().toString();
            case GroupMatch.BySid bySid -> sid(bySid.sid());
            case GroupMatch.ByClaim byClaim -> byClaim.text();
        };
    }

    private static String sid(Sid sid) {
        return sid.text();
    }

    static @Nullable List<String> names(Names names) {
        return switch (names) {
            case Names.All all -> null;
            case Names.None none -> List.of();
            case Names.Only only -> only.names().stream().sorted().toList();
        };
    }
}
