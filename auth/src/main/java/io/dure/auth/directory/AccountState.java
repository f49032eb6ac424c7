package io.dure.auth.directory;

import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells from an entry alone whether its owner was turned away for good. A password that is to be changed, or a lock by
 * too many failures, says nothing of who is signed in already: otherwise a guesser could sign others out.
 */
final class AccountState {
    /** Of AD (MS-ADTS 2.2.16 and 2.3), then of OpenLDAP's ppolicy and of 389 Directory Server. */
    static final List<String> ATTRIBUTES_OF_AD = List.of("userAccountControl", "accountExpires");

    static final List<String> ATTRIBUTES = List.of("pwdAccountLockedTime", "nsAccountLock");
    private static final int DISABLED = 2;
    private static final long NEVER = Long.MAX_VALUE;
    /** Seconds between 1601, from when Windows counts in steps of 100 ns, and 1970. */
    private static final long FROM_1601 = 11_644_473_600L;
    /** What ppolicy writes where an administrator, and not a failure, has locked. */
    private static final String LOCKED_FOR_GOOD = "000001010000Z";

    private AccountState() {}

    /** Empty: nothing in the entry holds the user back. */
    static Optional<Rejected> of(SearchResultEntry entry, Kind kind, Instant now) {
        return kind == Kind.ACTIVE_DIRECTORY ? ofActiveDirectory(entry, now) : ofOthers(entry);
    }

    private static Optional<Rejected> ofActiveDirectory(SearchResultEntry entry, Instant now) {
        if ((number(entry, "userAccountControl") & DISABLED) != 0) {
            return Optional.of(new Rejected(Reason.ACCOUNT_DISABLED, "userAccountControl"));
        }
        long end = number(entry, "accountExpires");
        return end > 0 && end != NEVER && !now.isBefore(time(end))
                ? Optional.of(new Rejected(Reason.ACCOUNT_EXPIRED, "accountExpires"))
                : Optional.empty();
    }

    private static Optional<Rejected> ofOthers(SearchResultEntry entry) {
        boolean byPolicy = User.text(entry, "pwdAccountLockedTime")
                .filter(LOCKED_FOR_GOOD::equals)
                .isPresent();
        boolean byFlag = User.text(entry, "nsAccountLock")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return byPolicy || byFlag
                ? Optional.of(
                        new Rejected(Reason.ACCOUNT_DISABLED, byPolicy ? "pwdAccountLockedTime" : "nsAccountLock"))
                : Optional.empty();
    }

    private static Instant time(long hundredNanos) {
        return Instant.ofEpochSecond(-FROM_1601).plus(Duration.ofSeconds(hundredNanos / 10_000_000));
    }

    /** 0 when there is none, which means the same in both attributes. */
    private static long number(SearchResultEntry entry, String name) {
        return User.text(entry, name)
                .filter(text -> text.matches("-?\\d{1,18}") || text.equals(Long.toString(NEVER)))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
