package io.dure.hub.steering;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.plan.Mode;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.IncidentId;
import io.dure.hub.failover.Stage;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A service's open incidents, told from the machine's effects. Confined to the failover clock's thread. */
final class IncidentBook {
    private final Map<String, Incident> open = new HashMap<>();
    private final Map<String, Incident> changed = new LinkedHashMap<>();
    /** When the nameserver decided whose evidence an incident shows. */
    private final Map<String, Instant> decided = new HashMap<>();

    /** What is known when an incident opens. */
    record Circumstances(Mode mode, boolean byOperator, boolean drill, List<VantagePointEvidence> evidence) {}

    /** @param resumed the incidents that an earlier process left open */
    IncidentBook(Collection<Incident> resumed) {
        resumed.forEach(incident -> open.put(incident.id(), incident));
    }

    void opened(Effect.IncidentOpened effect, Circumstances circumstances) {
        IncidentId id = effect.incident();
        put(IncidentChange.opened(
                id.toString(),
                id.service(),
                id.site(),
                effect.at(),
                circumstances.mode(),
                cause(effect.told(), circumstances),
                effect.reconstructed(),
                effect.told(),
                circumstances.evidence()));
    }

    private static String cause(Told told, Circumstances circumstances) {
        if (circumstances.drill()) {
            return "drill";
        }
        if (told.is(ToldKind.DOWN_APPROVED)) {
            return "approval";
        }
        return circumstances.byOperator() ? "override" : "quorum";
    }

    void reached(Effect.IncidentStage effect) {
        change(
                effect.incident().toString(),
                incident -> IncidentChange.reached(incident, stage(effect.stage()), effect.at()));
    }

    static Incident.Stage stage(Stage stage) {
        return switch (stage) {
            case FAILED -> Incident.Stage.FAILED;
            case DECIDED -> Incident.Stage.DECIDED;
            case SUBMITTED -> Incident.Stage.SUBMITTED;
            case IN_SYNC -> Incident.Stage.IN_SYNC;
            case ANSWERED -> Incident.Stage.ANSWERED;
            case MOVED -> Incident.Stage.MOVED;
        };
    }

    void returning(Effect.IncidentReturn effect) {
        change(
                effect.incident().toString(),
                incident -> IncidentChange.returning(incident, effect.code(), effect.weight(), effect.at()));
    }

    /**
     * A nameserver's report: an incident shows what the first nameserver to decide had before it, for the hub hears
     * evidence later than it is decided on, and may not have heard it at all.
     */
    void decided(EvacuationEvent event, List<VantagePointEvidence> evidence) {
        String id = id(event);
        Instant earliest = decided.get(id);
        if (open.containsKey(id) && (earliest == null || event.decided().isBefore(earliest))) {
            decided.put(id, event.decided());
            change(id, incident -> IncidentChange.decidedOn(incident, evidence));
        }
    }

    static String id(EvacuationEvent event) {
        return new IncidentId(event.service(), event.site(), event.generation()).toString();
    }

    void closed(Effect.IncidentClosed effect) {
        String id = effect.incident().toString();
        change(id, incident -> IncidentChange.closed(incident, effect.at()));
        open.remove(id);
        decided.remove(id);
    }

    /** Any other change to an open incident; nothing if it is not open or did not change. */
    void change(String id, UnaryOperator<Incident> change) {
        Incident before = open.get(id);
        if (before != null) {
            Incident after = change.apply(before);
            if (!after.equals(before)) {
                put(after);
            }
        }
    }

    private void put(Incident incident) {
        open.put(incident.id(), incident);
        changed.put(incident.id(), incident);
    }

    Collection<Incident> open() {
        return List.copyOf(open.values());
    }

    Optional<Incident> open(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Those that changed since the last call. */
    List<Incident> takeChanged() {
        List<Incident> taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }
}
