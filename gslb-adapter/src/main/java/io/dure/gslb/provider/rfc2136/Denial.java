package io.dure.gslb.provider.rfc2136;

import org.xbill.DNS.Rcode;

/** What a refusal means, and what an operator can do about it. */
final class Denial {
    private Denial() {}

    static String text(Reply reply, String zone) {
        return "the server answered " + reply.text() + ": " + meaning(reply, zone);
    }

    private static String meaning(Reply reply, String zone) {
        return switch (reply.signatureError()) {
            case Rcode.BADKEY -> "it does not know the key by this name and algorithm";
            case Rcode.BADSIG -> "the key's secret is another one there";
            case Rcode.BADTIME -> "its clock and ours differ by more than five minutes";
            default ->
                switch (reply.rcode()) {
                    case Rcode.NOTAUTH ->
                        "it is not the primary of " + zone
                                + ", or the key may not be used for it, or its secret is wrong";
                    case Rcode.REFUSED -> "the key may not change " + zone + ", or its secret is wrong";
                    case Rcode.NOTZONE -> "a name lies outside of " + zone;
                    case Rcode.NOTIMP -> "it takes no changes by UPDATE messages";
                    default -> "it will not do this";
                };
        };
    }
}
