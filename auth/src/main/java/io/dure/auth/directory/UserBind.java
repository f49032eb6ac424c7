package io.dure.auth.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.LdapConnection;
import java.util.Optional;

/** Shows a user's password to the directory. */
record UserBind(Kind kind) {
    /**
     * Binds.
     *
     * @return empty: the password is right and nothing holds the account back; otherwise what the directory says
     * @throws LDAPException when the answer is neither yes nor no
     */
    Optional<DirectoryAnswer> refusal(LdapConnection connection, String principal, String password, boolean userKnown)
            throws LDAPException {
        Control[] controls = kind == Kind.ACTIVE_DIRECTORY ? new Control[0] : new Control[] {PasswordPolicy.request()};
        try {
            connection.bind(principal, password, controls);
        } catch (LDAPException failure) {
            Optional<DirectoryAnswer> answer = BindRefusal.of(failure, policy(connection, failure), kind, userKnown);
            if (answer.isEmpty()) {
                throw failure;
            }
            return answer;
        }
        return BindRefusal.afterSuccess(PasswordPolicy.of(connection.controls()));
    }

    private static Optional<PasswordPolicy> policy(LdapConnection connection, LDAPException refusal)
            throws LDAPException {
        return LdapCode.isAnswer(refusal) ? PasswordPolicy.of(connection.controls()) : Optional.empty();
    }
}
