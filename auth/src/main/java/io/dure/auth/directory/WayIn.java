package io.dure.auth.directory;

import java.util.Optional;
import javax.naming.ldap.LdapName;

/** How a login name becomes the user that a password is shown for. */
public sealed interface WayIn {
    /** DN below which the users are. */
    LdapName base();

    /** May look users up, also when they are not there to show a password. */
    Optional<Account> account();

    /**
     * The name goes into a DN; no other account is needed to sign in.
     *
     * @param userDnTemplate with {@code {0}} where the name goes
     * @param account looks users up again later
     */
    record Template(String userDnTemplate, Optional<Account> account) implements WayIn {
        public Template {
            new UserDnTemplate(userDnTemplate);
        }

        public Template(String userDnTemplate) {
            this(userDnTemplate, Optional.empty());
        }

        @Override
        public LdapName base() {
            return new UserDnTemplate(userDnTemplate).base();
        }
    }

    /**
     * The user's entry is searched for, then bound as.
     *
     * @param base DN below which the users are
     * @param filter with {@code {0}} for the name as typed without its domain, {@code {1}} for name@domain
     * @param loginAttribute holds the login name
     * @param account may search; without it the search is anonymous
     */
    record Search(LdapName base, String filter, String loginAttribute, Optional<Account> account) implements WayIn {
        public Search {
            base = (LdapName) base.clone();
            new LoginFilter(filter);
            Attributes.require("user-search.login-attribute", loginAttribute);
        }

        @Override
        public LdapName base() {
            return (LdapName) base.clone();
        }
    }

    /**
     * AD takes the name as it is typed, with a domain or without; no other account is needed.
     *
     * @param base DN below which the users are
     */
    record Principal(LdapName base) implements WayIn {
        public Principal {
            base = (LdapName) base.clone();
        }

        @Override
        public LdapName base() {
            return (LdapName) base.clone();
        }

        /** With one, names would be searched for. */
        @Override
        public Optional<Account> account() {
            return Optional.empty();
        }
    }

    /** An account of the directory's for looking up. */
    record Account(String principal, String password) {
        public Account {
            if (principal.isBlank() || password.isEmpty()) {
                throw new IllegalArgumentException(
                        "bind-dn: needs a name and a password that is not empty, or servers take it for nobody");
            }
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Account[" + principal + "]";
        }
    }
}
