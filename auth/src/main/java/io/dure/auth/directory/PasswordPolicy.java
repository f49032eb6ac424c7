package io.dure.auth.directory;

import com.unboundid.ldap.sdk.Control;
import java.util.List;
import java.util.Optional;

/**
 * What OpenLDAP's ppolicy adds to the answer to a bind (draft-behera-ldap-password-policy): a sequence of an optional
 * warning, tag 0, and an optional error, tag 1.
 */
enum PasswordPolicy {
    EXPIRED,
    LOCKED,
    MUST_CHANGE;

    private static final String OID = "1.3.6.1.4.1.42.2.27.8.5.1";
    private static final int SEQUENCE = 0x30;
    private static final int ERROR = 0x81;

    /** To send along; servers that do not know it pass over it. */
    static Control request() {
        return new Control(OID, false);
    }

    /** Empty: the server says nothing of that. */
    static Optional<PasswordPolicy> of(List<Control> controls) {
        return controls.stream()
                .filter(control -> control.getOID().equals(OID) && control.getValue() != null)
                .findFirst()
                .flatMap(control -> decode(control.getValue().getValue()));
    }

    /** Takes only short lengths: an answer with a longer one is not that of any policy. */
    static Optional<PasswordPolicy> decode(byte[] value) {
        if (value.length < 2 || (value[0] & 0xff) != SEQUENCE || value[1] != value.length - 2) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 2 <= value.length) {
            int tag = value[at] & 0xff;
            int length = value[at + 1];
            if (length < 0 || at + 2 + length > value.length) {
                return Optional.empty();
            }
            if (tag == ERROR && length == 1) {
                int error = value[at + 2];
                return error >= 0 && error < values().length ? Optional.of(values()[error]) : Optional.empty();
            }
            at += 2 + length;
        }
        return Optional.empty();
    }
}
