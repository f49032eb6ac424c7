package io.dure.auth.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The result code (RFC 4511, appendix A) behind an exception; and what it means when no server has sent one. */
public final class LdapCode {
    public static final int TIME_LIMIT_EXCEEDED = 3;
    public static final int ADMIN_LIMIT_EXCEEDED = 11;
    public static final int CONSTRAINT_VIOLATION = 19;
    public static final int NO_SUCH_OBJECT = 32;
    public static final int INVALID_CREDENTIALS = 49;
    public static final int INSUFFICIENT_ACCESS_RIGHTS = 50;

    private static final ServerAddress NOWHERE = new ServerAddress("nowhere", 1);

    private LdapCode() {}

    /** Empty: no server said this. */
    public static OptionalInt of(LDAPException failure) {
        return failure.getResultCode().isClientSideResultCode()
                ? OptionalInt.empty()
                : OptionalInt.of(failure.getResultCode().intValue());
    }

    /** Null: the server has answered. */
    static @Nullable ConnectionTrouble trouble(LDAPException failure, ServerAddress server) {
        return switch (failure.getResultCode().intValue()) {
            case ResultCode.BUSY_INT_VALUE,
                    ResultCode.UNAVAILABLE_INT_VALUE,
                    ResultCode.SERVER_DOWN_INT_VALUE,
                    ResultCode.CONNECT_ERROR_INT_VALUE,
                    ResultCode.ENCODING_ERROR_INT_VALUE,
                    ResultCode.DECODING_ERROR_INT_VALUE ->
                new ConnectionTrouble(Kind.CONNECTION, server + ": " + describe(failure), failure);
            case ResultCode.TIMEOUT_INT_VALUE ->
                new ConnectionTrouble(Kind.TIMEOUT, server + " did not answer in time", failure);
            default -> null;
        };
    }

    /** Whether a server has said this; otherwise the connection has failed, and nothing is known. */
    public static boolean isAnswer(LDAPException failure) {
        return trouble(failure, NOWHERE) == null;
    }

    /** What to tell an operator; holds nothing secret. AD ends its texts with a zero byte. */
    public static String describe(LDAPException failure) {
        OptionalInt code = of(failure);
        String text = String.valueOf(failure.getMessage()).replace("\0", "").strip();
        return code.isEmpty()
                ? text
                : "result " + code.getAsInt() + " (" + failure.getResultCode().getName() + "): " + text;
    }
}
