package io.dure.hub.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dure.auth.role.Role;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in.
 *
 * @param expiresAt when the session ends at the latest
 */
public record SignedIn(String user, String displayName, Role role, Instant expiresAt)
        implements AuthenticatedPrincipal, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    @JsonIgnore
    public String getName() {
        return user;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
