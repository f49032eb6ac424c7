package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;

/** Completes the answer about a user whose password was right. */
record FoundReader(String directory, GroupReader groups) {
    /** What the directory will not tell of the groups makes the whole answer unknown. */
    DirectoryAnswer read(LdapConnection connection, User user) throws LDAPException {
        try {
            return new Found(
                    directory,
                    user.login(),
                    user.dn(),
                    user.objectId(),
                    user.displayName(),
                    groups.of(connection, user));
        } catch (LDAPException failure) {
            if (LdapCode.isAnswer(failure)) {
                return new Unavailable(Trouble.GROUPS, LdapCode.describe(failure));
            }
            throw failure;
        }
    }
}
