package io.dure.auth.directory;

import java.util.Set;
import javax.naming.ldap.LdapName;

/** What a directory says of a user; a failure to ask is an answer of its own and never one about the user. */
public sealed interface DirectoryAnswer {
    /**
     * The password is right.
     *
     * @param login the login name as the directory spells it
     * @param dn as the directory spells it
     * @param displayName the login name when the directory has no other
     * @param groups all groups that name the user as a member; complete, or this would be {@link Unavailable}
     */
    record Found(String login, LdapName dn, String displayName, Set<LdapName> groups) implements DirectoryAnswer {
        public Found {
            groups = Set.copyOf(groups);
        }
    }

    /** The directory says that there is no such user; most say {@link Reason#BAD_CREDENTIALS} instead. */
    record NotFound() implements DirectoryAnswer {}

    /** The user may not sign in so. */
    record Rejected(Reason reason) implements DirectoryAnswer {}

    /**
     * Nothing is known about the user.
     *
     * @param detail for the operator's log, never for the user
     */
    record Unavailable(Trouble trouble, String detail) implements DirectoryAnswer {}

    /** Why a user was rejected. */
    enum Reason {
        /** Wrong password, or no such user, which directories do not tell apart on purpose. */
        BAD_CREDENTIALS,
        /** Refused before the directory was asked: a bind with an empty password is anonymous and always succeeds. */
        EMPTY_PASSWORD,
        /** Refused before the directory was asked: empty, too long, or with control characters. */
        INVALID_NAME,
        /** The directory holds the account back, for example after too many failures. */
        ACCOUNT_RESTRICTED
    }

    /** Why a directory could not be asked. */
    enum Trouble {
        /** No server took a connection, or it broke. */
        CONNECTION,
        /** A server took the connection and did not answer in time. */
        TIMEOUT,
        /** The password is right but the groups could not be read completely. */
        GROUPS,
        /** The server answered something that is neither yes nor no. */
        REFUSED
    }
}
