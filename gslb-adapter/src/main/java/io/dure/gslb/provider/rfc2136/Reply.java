package io.dure.gslb.provider.rfc2136;

import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * What a server answered.
 *
 * @param signatureError what it says of our signature (RFC 8945 section 5.2), or NOERROR
 * @param genuine signed by the key, where there is one: nobody else can have said it
 */
record Reply(Message message, int signatureError, boolean genuine) {
    int rcode() {
        return message.getRcode();
    }

    boolean isCut() {
        return message.getHeader().getFlag(Flags.TC);
    }

    /** For operators, for example {@code NOTAUTH (BADKEY)}. */
    String text() {
        return Rcode.string(rcode())
                + (signatureError == Rcode.NOERROR ? "" : " (" + Rcode.TSIGstring(signatureError) + ")")
                + (genuine ? "" : ", unsigned");
    }
}
