package io.dure.auth.directory;

import javax.naming.ldap.LdapName;

/** What a directory says of a user; a failure to ask is an answer of its own and never one about the user. */
public sealed interface DirectoryAnswer {
    /**
     * The user is there, and the password is right if one was shown.
     *
     * @param directory which of several directories knows the user
     * @param login the login name as the directory spells it
     * @param dn as the directory spells it
     * @param objectId stays the same when the user is renamed or moved; the DN where the directory has no such id
     * @param displayName the login name when the directory has no other
     * @param groups complete, or this would be {@link Unavailable}
     */
    record Found(String directory, String login, LdapName dn, String objectId, String displayName, Memberships groups)
            implements DirectoryAnswer {
        public Found {
            dn = (LdapName) dn.clone();
        }

        public UserId id() {
            return new UserId(directory, objectId);
        }

        @Override
        public LdapName dn() {
            return (LdapName) dn.clone();
        }
    }

    /** The directory says that there is no such user; most say {@link Reason#BAD_CREDENTIALS} instead. */
    record NotFound() implements DirectoryAnswer {}

    /**
     * The user may not sign in so.
     *
     * @param detail the directory's own code, for the audit; nothing for the user
     */
    record Rejected(Reason reason, String detail) implements DirectoryAnswer {
        public Rejected(Reason reason) {
            this(reason, "");
        }
    }

    /**
     * Nothing is known about the user.
     *
     * @param detail for the operator's log, never for the user
     */
    record Unavailable(Trouble trouble, String detail) implements DirectoryAnswer {}

    /** Why a user was rejected. */
    enum Reason {
        /** Wrong password, or no such user, which directories do not tell apart on purpose. */
        BAD_CREDENTIALS(false),
        /** The user exists and the password is another. */
        WRONG_PASSWORD(false),
        /** Refused before the directory was asked: a bind with an empty password is anonymous and always succeeds. */
        EMPTY_PASSWORD(false),
        /** Refused before the directory was asked: empty, too long, or with control characters. */
        INVALID_NAME(false),
        /** The name fits more than one user, so nobody knows whose password it would be. */
        AMBIGUOUS_NAME(false),
        /** Held back after too many failures, whatever the password. */
        ACCOUNT_LOCKED(false),
        /** Held back for a reason that the directory keeps to itself. */
        ACCOUNT_RESTRICTED(false),
        ACCOUNT_DISABLED(true),
        ACCOUNT_EXPIRED(true),
        PASSWORD_EXPIRED(true),
        /** The password is one that was given and must be changed first. */
        PASSWORD_MUST_CHANGE(true),
        /** Not at this hour. */
        NOT_AT_THIS_TIME(true),
        /** Not from this machine. */
        NOT_FROM_HERE(true);

        private final boolean passwordShown;

        Reason(boolean passwordShown) {
            this.passwordShown = passwordShown;
        }

        /**
         * Directories say so only to who has the right password: the user may be told. Everything else must look like
         * a wrong password, or a guesser learns which names exist.
         */
        public boolean mayBeTold() {
            return passwordShown;
        }
    }

    /** Why a directory could not be asked. */
    enum Trouble {
        /** The name of a server, or of the domain, could not be resolved. */
        NAME,
        /** No server took a connection, or it broke. */
        CONNECTION,
        /** No server could be trusted. */
        TLS,
        /** A server took the connection and did not answer in time. */
        TIMEOUT,
        /** All connections stayed in use. */
        BUSY,
        /** The password is right but the groups could not be read completely. */
        GROUPS,
        /** The directory does not take the account that looks users up. */
        SERVICE_ACCOUNT,
        /** Nobody is named to look users up, and the directory does not show this one to nobody. */
        NO_ACCOUNT,
        /** The server answered something that is neither yes nor no. */
        REFUSED
    }
}
