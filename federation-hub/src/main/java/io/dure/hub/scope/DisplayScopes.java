package io.dure.hub.scope;

import io.dure.auth.role.Scope;

/** Says what a display on a wall may know of: what its dashboard shows as it stands now. */
public interface DisplayScopes {
    Scope of(String dashboard);
}
