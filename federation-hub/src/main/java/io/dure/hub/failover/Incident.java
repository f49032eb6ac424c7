package io.dure.hub.failover;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The open incident of a member: its stages, each noted once, or again with an earlier time. */
final class Incident {
    private final IncidentId id;
    private final Map<Stage, Instant> stages = new EnumMap<>(Stage.class);

    Incident(IncidentId id) {
        this.id = id;
    }

    Incident(MemberSnapshot.IncidentSnapshot snapshot) {
        this.id = snapshot.id();
        this.stages.putAll(snapshot.stages());
    }

    IncidentId id() {
        return id;
    }

    boolean has(Stage stage) {
        return stages.containsKey(stage);
    }

    Instant at(Stage stage) {
        Instant at = stages.get(stage);
        if (at == null) {
            throw new IllegalStateException(id + " has not reached " + stage);
        }
        return at;
    }

    void reach(Stage stage, Instant at, Journal journal) {
        Instant known = stages.get(stage);
        if (known == null || at.isBefore(known)) {
            stages.put(stage, at);
            journal.add(new Effect.IncidentStage(id, stage, at));
        }
    }

    MemberSnapshot.IncidentSnapshot snapshot() {
        return new MemberSnapshot.IncidentSnapshot(id, stages);
    }
}
