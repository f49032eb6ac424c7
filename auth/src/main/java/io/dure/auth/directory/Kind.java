package io.dure.auth.directory;

import java.util.List;
import java.util.stream.Stream;

/** What is peculiar to a kind of directory. */
public enum Kind {
    /** Anything that keeps to the standards, for example OpenLDAP. */
    LDAP,
    /** Microsoft's, or Samba's. */
    ACTIVE_DIRECTORY;

    /** What to read of a user's entry. */
    List<String> userAttributes() {
        return switch (this) {
            case LDAP -> withState(List.of("uid", "displayName", "cn", "entryUUID"), AccountState.ATTRIBUTES);
            case ACTIVE_DIRECTORY ->
                withState(
                        List.of(
                                "sAMAccountName",
                                "displayName",
                                "cn",
                                "objectGUID",
                                "objectSid",
                                "primaryGroupID",
                                "userPrincipalName"),
                        AccountState.ATTRIBUTES_OF_AD);
        };
    }

    private static List<String> withState(List<String> names, List<String> ofState) {
        return Stream.concat(names.stream(), ofState.stream()).toList();
    }
}
