package io.dure.auth.connection;

import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.CommunicationException;
import javax.naming.InterruptedNamingException;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The result code (RFC 4511, appendix A) behind an exception of JNDI. The exceptions' types do not tell: 14 and 49
 * share one, so do 19 and 21, and a server's protocol error has the type of a broken connection.
 */
public final class LdapCode {
    public static final int TIME_LIMIT_EXCEEDED = 3;
    public static final int ADMIN_LIMIT_EXCEEDED = 11;
    public static final int CONSTRAINT_VIOLATION = 19;
    public static final int NO_SUCH_OBJECT = 32;
    public static final int INVALID_CREDENTIALS = 49;
    public static final int INSUFFICIENT_ACCESS_RIGHTS = 50;
    private static final int BUSY = 51;
    private static final int UNAVAILABLE = 52;

    private static final ServerAddress NOWHERE = new ServerAddress("nowhere", 1);
    private static final Pattern CODE = Pattern.compile("^\\[LDAP: error code (\\d{1,5})\\b");

    private LdapCode() {}

    /** Empty: no server said this. */
    public static OptionalInt of(NamingException failure) {
        String message = failure.getMessage();
        Matcher code = CODE.matcher(message == null ? "" : message);
        return code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty();
    }

    /** Null: the server has answered, and the connection is as good as before. */
    static @Nullable ConnectionTrouble trouble(NamingException failure, ServerAddress server) {
        OptionalInt code = of(failure);
        if (code.isPresent()) {
            return code.getAsInt() == BUSY || code.getAsInt() == UNAVAILABLE
                    ? new ConnectionTrouble(Kind.CONNECTION, server + ": " + failure.getMessage(), failure)
                    : null;
        }
        if (failure instanceof InterruptedNamingException) {
            Thread.currentThread().interrupt();
            return new ConnectionTrouble(Kind.CONNECTION, "interrupted while asking " + server, failure);
        }
        if (failure instanceof CommunicationException || failure instanceof ServiceUnavailableException) {
            return isTimeout(failure)
                    ? new ConnectionTrouble(Kind.TIMEOUT, server + " did not answer in time", failure)
                    : new ConnectionTrouble(Kind.CONNECTION, server + ": " + describe(failure), failure);
        }
        return null;
    }

    /** Whether a server has said this; otherwise the connection has failed, and nothing is known. */
    public static boolean isAnswer(NamingException failure) {
        return trouble(failure, NOWHERE) == null;
    }

    /** What to tell an operator; holds nothing secret. */
    public static String describe(NamingException failure) {
        String message = failure.getMessage();
        Throwable root = failure.getRootCause();
        String cause = root == null ? "" : ": " + root.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message.strip()) + cause;
    }

    /** JNDI has no type for an answer that did not come in time, only a message of its own. */
    private static boolean isTimeout(NamingException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.contains("LDAP response read timed out")) {
                return true;
            }
        }
        return false;
    }
}
