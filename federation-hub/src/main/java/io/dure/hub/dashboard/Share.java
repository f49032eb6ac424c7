package io.dure.hub.dashboard;

import io.dure.auth.role.Role;
import org.jspecify.annotations.Nullable;

/**
 * A right for everybody of a role or above, or for everybody in a group.
 *
 * @param role null: the group's
 * @param group full DN or SID; null: the role's
 * @param right to view or to edit
 */
public record Share(@Nullable Role role, @Nullable String group, Right right) {
    public Share {
        if ((role == null) == (group == null)) {
            throw new IllegalArgumentException("either a role or a group");
        }
        if (right == Right.OWN) {
            throw new IllegalArgumentException("owning cannot be shared");
        }
    }
}
