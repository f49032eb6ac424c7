package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.provider.ApplyResult;
import org.xbill.DNS.Rcode;

/** What a server's answer to an UPDATE says, whichever server it is. */
sealed interface UpdateOutcome {
    /** Signed, so it happened. */
    record Done() implements UpdateOutcome {}

    /** A condition did not hold: nothing happened (RFC 2136 section 3.2). */
    record ConditionFailed(String answer) implements UpdateOutcome {}

    /**
     * The server will not do it.
     *
     * @param code one of {@link ApplyResult.Refused}'s
     */
    record Denied(String code, String message) implements UpdateOutcome {}

    /** Nobody was there to take it: nothing happened. */
    record NeverArrived(String cause) implements UpdateOutcome {}

    /** It says nothing about what happened, or somebody else may have said it. */
    record Unclear(String cause) implements UpdateOutcome {}

    /**
     * A wrong key is NOTAUTH with BADKEY or BADSIG from BIND and Knot, an unsigned REFUSED from PowerDNS; no right to change
     * is REFUSED, from Knot also NOTAUTH.
     */
    static UpdateOutcome of(Reply reply, String zone) {
        return switch (reply.rcode()) {
            case Rcode.NOERROR -> reply.genuine() ? new Done() : new Unclear("acknowledged without a signature");
            case Rcode.NXRRSET, Rcode.YXRRSET, Rcode.NXDOMAIN, Rcode.YXDOMAIN ->
                reply.genuine() ? new ConditionFailed(reply.text()) : new Unclear(reply.text());
            case Rcode.NOTAUTH, Rcode.REFUSED ->
                new Denied(ApplyResult.Refused.NOT_AUTHORIZED, Denial.text(reply, zone));
            case Rcode.NOTZONE, Rcode.FORMERR, Rcode.NOTIMP ->
                new Denied(ApplyResult.Refused.REJECTED, Denial.text(reply, zone));
            default -> new Unclear("the server answered " + reply.text());
        };
    }
}
