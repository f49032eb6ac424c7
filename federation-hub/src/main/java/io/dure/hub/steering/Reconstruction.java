package io.dure.hub.steering;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.time.Moment;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import io.dure.hub.live.ServiceCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells incidents that happened while no hub led from what the nameservers kept: the answers were right when the last
 * nameserver's were, and the traffic had moved when the windows that came late say so. Confined to the failover clock's
 * thread.
 */
final class Reconstruction {
    /** By then the collectors have brought the windows that waited with them. */
    private static final Duration SETTLED = Duration.ofSeconds(15);

    private final Map<String, Told> told = new HashMap<>();

    /** A nameserver's report of an evacuation from before this hub led. */
    void reported(EvacuationEvent event, IncidentBook book, Instant now) {
        String id = IncidentBook.id(event);
        if (book.open(id).isEmpty()) {
            return;
        }
        Told before = told.getOrDefault(id, new Told(Map.of(), now));
        Map<String, Instant> answering = new HashMap<>(before.answering());
        answering.put(event.nameserver(), event.answering());
        told.put(id, new Told(Map.copyOf(answering), now));
        book.change(id, IncidentChange::reconstructed);
    }

    /** Derives what can be derived once the late reports are in. */
    void look(IncidentBook book, Set<String> out, ServiceCounts counts, Moment now) {
        told.entrySet().removeIf(entry -> book.open(entry.getKey()).isEmpty());
        told.forEach((id, one) -> {
            if (now.steady().isBefore(one.at().plus(SETTLED))) {
                return;
            }
            Instant answered =
                    one.answering().values().stream().max(Instant::compareTo).orElse(now.wall());
            book.change(id, incident -> IncidentChange.reached(incident, Incident.Stage.ANSWERED, answered));
            book.open(id)
                    .flatMap(incident -> moved(incident, out, counts, answered, now.wall()))
                    .ifPresent(moved ->
                            book.change(id, incident -> IncidentChange.reached(incident, Incident.Stage.MOVED, moved)));
        });
    }

    private static Optional<Instant> moved(
            Incident incident, Set<String> out, ServiceCounts counts, Instant answered, Instant now) {
        boolean isKnown = IncidentChange.at(incident, Incident.Stage.MOVED)
                .filter(known -> known.isBefore(answered.plus(TrafficMove.RUN)))
                .isPresent();
        // The window in which the answers changed began before they did.
        return isKnown
                ? Optional.empty()
                : TrafficMove.since(
                        counts.windows(incident.service(), answered.minus(TrafficMove.RUN), now), out, answered);
    }

    /**
     * What is known of one incident.
     *
     * @param answering by nameserver, by their wall clocks, as the windows are
     * @param at when the last report of it came, by the steady clock
     */
    private record Told(Map<String, Instant> answering, Instant at) {}
}
