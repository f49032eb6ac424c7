package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;

/** One way in, at work. */
interface SignInQuestion {
    /**
     * Asks.
     *
     * @throws ConnectionTrouble when no server could be asked
     * @throws LDAPException when one gave an answer that is neither yes nor no
     */
    DirectoryAnswer ask(LoginName name, String password, Deadline deadline) throws ConnectionTrouble, LDAPException;
}
