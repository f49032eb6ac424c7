package io.dure.auth.directory;

import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.LdapConnection;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.ldap.Control;

/** Shows a user's password to the directory. */
record UserBind(Kind kind) {
    /**
     * Binds.
     *
     * @return empty: the password is right and nothing holds the account back; otherwise what the directory says
     * @throws NamingException when the answer is neither yes nor no
     */
    Optional<DirectoryAnswer> refusal(LdapConnection connection, String principal, String password, boolean userKnown)
            throws NamingException {
        Control[] controls = kind == Kind.ACTIVE_DIRECTORY ? new Control[0] : new Control[] {PasswordPolicy.request()};
        try {
            connection.bind(principal, password, controls);
        } catch (NamingException failure) {
            Optional<DirectoryAnswer> answer = BindRefusal.of(failure, policy(connection, failure), kind, userKnown);
            if (answer.isEmpty()) {
                throw failure;
            }
            return answer;
        }
        return BindRefusal.afterSuccess(PasswordPolicy.of(connection.controls()));
    }

    private static Optional<PasswordPolicy> policy(LdapConnection connection, NamingException refusal)
            throws NamingException {
        return LdapCode.isAnswer(refusal) ? PasswordPolicy.of(connection.controls()) : Optional.empty();
    }
}
