package io.dure.hub.failover.simulation;

import java.util.EnumMap;
import java.util.Map;

/** How often each kind of event occurred. */
final class Tally {
    /** Kinds of events; a run that saw one of them too seldom proves little. */
    enum Kind {
        SITE_DIED,
        BOTH_SITES_DIED,
        ENDPOINT_DIED,
        MEMBER_FLAPPED,
        LINK_CUT,
        LINK_CUT_ONE_WAY,
        LINK_LOSSY,
        LINK_SLOW,
        SITE_ISOLATED,
        COLLECTOR_KILLED,
        COLLECTOR_PAUSED,
        VOTER_BLIND,
        CLOCKS_SKEWED,
        HUB_KILLED,
        HUB_PAUSED,
        HUB_CUT_FROM_STORE,
        STORE_LOST,
        LEADER_CHANGED,
        STEPPED_DOWN,
        REPLAY_REJECTED,
        REPEAT_IGNORED,
        NAMESERVER_EVACUATED,
        NAMESERVER_LATCHED,
        NAMESERVER_PUT_BACK,
        ENDPOINT_LEFT,
        FAILED_OPEN,
        RESCUED_BY_NAMESERVER,
        WITHHELD_OFF,
        WITHHELD_APPROVAL,
        WITHHELD_FROZEN,
        WITHHELD_NEVER_EMPTY,
        REFUSED_STALE_TOKEN,
        REFUSED_TOKEN_MISMATCH,
        UNREACHABLE,
        OUTCOME_UNKNOWN,
        COMMAND_LATE,
        PLAN_APPLIED,
        LEADER_EVACUATED,
        LEADER_LATCHED,
        LEADER_LEARNED,
        LEADER_RESCUED,
        HOLD_STARTED,
        HOLD_BROKEN,
        RETURN_STARTED,
        RETURN_STEPPED,
        RETURN_ABORTED,
        RETURNED,
        OPERATOR_WEIGHTS,
        OPERATOR_MODE,
        OPERATOR_FREEZE,
        OPERATOR_EVACUATED,
        OPERATOR_RETURNED,
        OPERATOR_APPROVED,
        OPERATOR_REJECTED,
        OPERATOR_REFUSED,
        GUARDRAIL_REFUSED,
        PROPOSED,
        PROPOSAL_APPROVED,
        OVERRIDE_ENDED,
        DRILL_STARTED,
        DRILL_ABORTED,
        DRILL_COMPLETED,
        INCIDENT_CLOSED,
        ALARM_RAISED,
        DEAD_SITE_CHECKED,
        ZONE_CUT,
        ZONE_THROTTLED,
        ZONE_ANSWER_LOST,
        ZONE_SLOW,
        ZONE_TAMPERED,
        ZONE_WRITTEN,
        ZONE_REFUSED,
        ZONE_REPAIRED,
        DRIFT_SEEN,
        DRIFT_CHECKED,
        FOREIGN_LEADER
    }

    private final EnumMap<Kind, Long> counts = new EnumMap<>(Kind.class);

    void count(Kind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    long of(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    synchronized void add(Tally other) {
        for (Map.Entry<Kind, Long> entry : other.counts.entrySet()) {
            counts.merge(entry.getKey(), entry.getValue(), Long::sum);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            text.append(String.format("%,12d  %s%n", of(kind), kind));
        }
        return text.toString();
    }
}
