package io.dure.auth.directory;

import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;
import javax.naming.NamingException;

/** One way in, at work. */
interface SignInQuestion {
    /**
     * Asks.
     *
     * @throws ConnectionTrouble when no server could be asked
     * @throws NamingException when one gave an answer that is neither yes nor no
     */
    DirectoryAnswer ask(LoginName name, String password, Deadline deadline) throws ConnectionTrouble, NamingException;
}
