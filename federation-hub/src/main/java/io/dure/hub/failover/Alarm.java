package io.dure.hub.failover;

import java.time.Instant;

/**
 * Something an operator has to know.
 *
 * @param subject the site, provider or service it is about
 */
public record Alarm(Code code, String service, String subject, Instant since, String detail) {
    /** Stable codes. */
    public enum Code {
        AUTOMATIC_FAILOVER_IMPOSSIBLE("automatic-failover-impossible", true),
        FAIL_OPEN("fail-open", true),
        MEMBER_EVACUATED("member-evacuated", true),
        APPROVAL_WANTED("approval-wanted", true),
        FROZEN_BUT_DOWN("frozen-but-down", true),
        OFF_BUT_DOWN("off-but-down", true),
        PROVIDER_UNREACHABLE("provider-unreachable", false),
        NAMESERVER_OUT_OF_SYNC("nameserver-out-of-sync", false),
        /** Its disk refuses what it answers. */
        NAMESERVER_UNWRITTEN("nameserver-unwritten", true),
        /** That an endpoint shows: soon, or it is over. */
        CERTIFICATE_ENDS("certificate-ends", false),
        /** It understood the plan and does not take it. */
        PROVIDER_REFUSED("provider-refused", false),
        /** Others changed what was written there. */
        PROVIDER_DRIFT("provider-drift", false),
        /** It accepted a plan long ago, and not all of its servers answer by it. */
        PROVIDER_PENDING("provider-pending", false),
        /** A provider would not take one record of a plan, which was left out for the others' sake. */
        RECORD_SET_ASIDE("record-set-aside", false);

        private final String code;
        private final boolean critical;

        Code(String code, boolean critical) {
            this.code = code;
            this.critical = critical;
        }

        public String code() {
            return code;
        }

        /** Else a warning. */
        public boolean critical() {
            return critical;
        }
    }
}
