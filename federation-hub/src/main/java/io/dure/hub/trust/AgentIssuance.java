package io.dure.hub.trust;

/** What becomes of an agent that enrols. */
public sealed interface AgentIssuance {
    /**
     * Here it is.
     *
     * @param credential told this once
     */
    record Issued(String credential) implements AgentIssuance {
        /** Keeps it out of logs. */
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /**
     * There is none.
     *
     * @param code stable: unknown-token, token-used, token-ended, revoked-since, too-many-agents, bad-request
     */
    record Refused(String code, String words) implements AgentIssuance {}
}
