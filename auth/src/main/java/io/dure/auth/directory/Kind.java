package io.dure.auth.directory;

import java.util.List;

/** What is peculiar to a kind of directory. */
public enum Kind {
    /** Anything that keeps to the standards, for example OpenLDAP. */
    LDAP,
    /** Microsoft's, or Samba's. */
    ACTIVE_DIRECTORY;

    /** What to read of a user's entry. */
    List<String> userAttributes() {
        return switch (this) {
            case LDAP -> List.of("uid", "displayName", "cn", "entryUUID");
            case ACTIVE_DIRECTORY ->
                List.of(
                        "sAMAccountName",
                        "displayName",
                        "cn",
                        "objectGUID",
                        "objectSid",
                        "primaryGroupID",
                        "userPrincipalName");
        };
    }
}
