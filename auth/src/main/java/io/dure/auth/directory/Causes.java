package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.directory.TestReport.Cause;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds the cause behind a failure that an operator can do something about. */
final class Causes {
    private static final int STRONGER_AUTHENTICATION_NEEDED = 8;
    private static final int CONFIDENTIALITY_NEEDED = 13;
    private static final int TIME_LIMIT = LdapCode.TIME_LIMIT_EXCEEDED;

    private Causes() {}

    static Cause of(ConnectionTrouble trouble) {
        return switch (trouble.kind()) {
            case NAME -> Cause.NAME_UNKNOWN;
            case CONNECTION, BUSY -> Cause.CONNECTION_FAILED;
            case TIMEOUT -> Cause.TIMEOUT;
            case TLS -> ofTls(trouble);
        };
    }

    private static Cause ofTls(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return Cause.CERTIFICATE_ENDED;
            }
            if (cause instanceof CertPathBuilderException) {
                return Cause.CERTIFICATE_UNTRUSTED;
            }
            if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
                return Cause.CERTIFICATE_NAME;
            }
        }
        return Cause.TLS_FAILED;
    }

    static Cause of(LDAPException failure) {
        OptionalInt code = LdapCode.of(failure);
        if (code.isEmpty()) {
            return LdapCode.isAnswer(failure) ? Cause.REFUSED : Cause.CONNECTION_FAILED;
        }
        return switch (code.getAsInt()) {
            case LdapCode.INVALID_CREDENTIALS -> Cause.CREDENTIALS_REFUSED;
            case LdapCode.NO_SUCH_OBJECT -> Cause.NO_SUCH_BASE;
            case LdapCode.INSUFFICIENT_ACCESS_RIGHTS -> Cause.NOT_ALLOWED;
            case STRONGER_AUTHENTICATION_NEEDED, CONFIDENTIALITY_NEEDED -> Cause.PROTECTION_NEEDED;
            case TIME_LIMIT -> Cause.TIMEOUT;
            default -> Cause.REFUSED;
        };
    }

    static String describe(LDAPException failure) {
        return LdapCode.describe(failure);
    }
}
