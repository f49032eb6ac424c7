package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.directory.WayIn.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account that looks users up. When its password is refused it is not shown again for a while: each sign-in would
 * count as one more failure of the account's, until the directory locks it.
 */
final class LookUpAccount {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Optional<Account> account;
    private final Clock clock;
    private @Nullable Refusal refusal;

    LookUpAccount(Optional<Account> account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** The directory does not take the account; this says nothing of any user. */
    static final class Refused extends LDAPException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(ResultCode.LOCAL_ERROR, message);
        }
    }

    private record Refusal(Instant until, String words) {}

    /** Makes the connection the account's, if it is not yet. */
    void on(LdapConnection connection) throws LDAPException {
        if (account.isEmpty() || connection.boundAs().equals(account.get().principal())) {
            return;
        }
        requireNoRefusal();
        try {
            connection.bind(account.get().principal(), account.get().password());
        } catch (LDAPException failure) {
            if (!LdapCode.isAnswer(failure)) {
                throw failure;
            }
            throw refused(LdapCode.describe(failure));
        }
    }

    private synchronized void requireNoRefusal() throws Refused {
        if (refusal != null && clock.instant().isBefore(refusal.until)) {
            throw new Refused(refusal.words);
        }
        refusal = null;
    }

    private synchronized Refused refused(String words) {
        refusal = new Refusal(clock.instant().plus(PAUSE), words);
        return new Refused(words);
    }
}
