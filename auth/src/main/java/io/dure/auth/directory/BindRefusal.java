package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which refusals of a bind are answers about the user. What is not known to be one is none. */
final class BindRefusal {
    /** Sub-codes in the text of AD's result 49: Win32 errors 1317 to 1909 in hexadecimal. */
    private static final Pattern SUB_CODE = Pattern.compile("\\bdata ([0-9a-fA-F]{1,8})\\b");

    private BindRefusal() {}

    /**
     * The answer about the user, or empty when the server gave none.
     *
     * @param userKnown whether the directory has shown the user's entry before
     */
    static Optional<DirectoryAnswer> of(
            LDAPException failure, Optional<PasswordPolicy> policy, Kind kind, boolean userKnown) {
        return switch (LdapCode.of(failure).orElse(-1)) {
            case LdapCode.INVALID_CREDENTIALS -> Optional.of(credentials(failure, policy, kind, userKnown));
            case LdapCode.CONSTRAINT_VIOLATION -> Optional.of(new Rejected(Reason.ACCOUNT_RESTRICTED, "code 19"));
            // An entry that was shown a moment ago and is gone for the bind: it was removed meanwhile, or is hidden.
            case LdapCode.NO_SUCH_OBJECT -> Optional.of(new NotFound());
            default -> Optional.empty();
        };
    }

    /** A policy's word on a bind that has succeeded; empty when the user may go on. */
    static Optional<DirectoryAnswer> afterSuccess(Optional<PasswordPolicy> policy) {
        return policy.map(BindRefusal::of);
    }

    private static DirectoryAnswer credentials(
            LDAPException failure, Optional<PasswordPolicy> policy, Kind kind, boolean userKnown) {
        Reason wrong = userKnown ? Reason.WRONG_PASSWORD : Reason.BAD_CREDENTIALS;
        if (kind == Kind.ACTIVE_DIRECTORY) {
            Matcher data = SUB_CODE.matcher(String.valueOf(failure.getDiagnosticMessage()));
            return data.find()
                    ? subCode(data.group(1).toLowerCase(Locale.ROOT), wrong)
                    : new Rejected(wrong, "code 49");
        }
        return policy.map(BindRefusal::of).orElseGet(() -> new Rejected(wrong, "code 49"));
    }

    private static DirectoryAnswer of(PasswordPolicy policy) {
        return switch (policy) {
            case EXPIRED -> new Rejected(Reason.PASSWORD_EXPIRED, "ppolicy passwordExpired");
            case LOCKED -> new Rejected(Reason.ACCOUNT_LOCKED, "ppolicy accountLocked");
            case MUST_CHANGE -> new Rejected(Reason.PASSWORD_MUST_CHANGE, "ppolicy changeAfterReset");
        };
    }

    private static DirectoryAnswer subCode(String data, Reason wrong) {
        String detail = "AD " + data;
        return switch (data) {
            case "525" -> new NotFound();
            case "52f" -> new Rejected(Reason.ACCOUNT_RESTRICTED, detail);
            case "530" -> new Rejected(Reason.NOT_AT_THIS_TIME, detail);
            case "531" -> new Rejected(Reason.NOT_FROM_HERE, detail);
            case "532" -> new Rejected(Reason.PASSWORD_EXPIRED, detail);
            case "533" -> new Rejected(Reason.ACCOUNT_DISABLED, detail);
            case "701" -> new Rejected(Reason.ACCOUNT_EXPIRED, detail);
            case "773" -> new Rejected(Reason.PASSWORD_MUST_CHANGE, detail);
            case "775" -> new Rejected(Reason.ACCOUNT_LOCKED, detail);
            // 52e, and whatever else counts as a wrong password.
            default -> new Rejected(wrong, detail);
        };
    }
}
