package io.dure.auth.directory;

import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.ldap.AuthenticationException;
import org.springframework.ldap.CommunicationException;
import org.springframework.ldap.InvalidAttributeValueException;
import org.springframework.ldap.NameNotFoundException;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.ServiceUnavailableException;

/** Tells answers from failures (result codes of RFC 4511, appendix A). What is not known to be an answer is none. */
final class LdapFailure {
    private LdapFailure() {}

    static DirectoryAnswer ofBind(NamingException failure) {
        return switch (failure) {
            // 49 invalidCredentials
            case AuthenticationException wrong -> new Rejected(Reason.BAD_CREDENTIALS);
            // 32 noSuchObject
            case NameNotFoundException unknown -> new NotFound();
            // 19 constraintViolation, for a bind: too many failures
            case InvalidAttributeValueException held -> new Rejected(Reason.ACCOUNT_RESTRICTED);
            default -> new Unavailable(trouble(failure, Trouble.REFUSED), describe(failure));
        };
    }

    static DirectoryAnswer ofRead(NamingException failure) {
        return new Unavailable(trouble(failure, Trouble.GROUPS), describe(failure));
    }

    private static Trouble trouble(NamingException failure, Trouble otherwise) {
        if (isTimeout(failure)) {
            return Trouble.TIMEOUT;
        }
        return failure instanceof CommunicationException || failure instanceof ServiceUnavailableException
                ? Trouble.CONNECTION
                : otherwise;
    }

    /** JNDI has no type for an answer that did not come in time, only a message of its own. */
    private static boolean isTimeout(NamingException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (cause instanceof SocketTimeoutException
                    || (message != null && message.contains("LDAP response read timed out"))) {
                return true;
            }
        }
        return false;
    }

    private static String describe(NamingException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message.strip());
    }
}
