package io.dure.gslb.nameserver.state;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.plan.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is kept.
 *
 * @param serial of the zone's SOA
 * @param lost earlier state was lost and not all services are held again: what other names there are is not known
 * @param services by id
 * @param withdrawn the tokens that stay of services that are no more, by id
 * @param nextEvent number of the next event, never used twice
 * @param events by number; evacuations that the hub has not acknowledged yet
 * @param eventsDropped oldest events that had to give way to newer ones
 */
public record NameserverState(
        int serial,
        boolean lost,
        SortedMap<String, HeldService> services,
        SortedMap<String, Token> withdrawn,
        long nextEvent,
        SortedMap<Long, EvacuationEvent> events,
        long eventsDropped) {
    private static final int EVENTS = 1000;
    private static final int WITHDRAWN = 1000;

    public NameserverState {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        withdrawn = Collections.unmodifiableSortedMap(new TreeMap<>(withdrawn));
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    }

    /** Before the first plan ever. */
    public static NameserverState initial() {
        return new NameserverState(1, false, new TreeMap<>(), new TreeMap<>(), 1, new TreeMap<>(), 0);
    }

    /** After earlier state could not be read. */
    public static NameserverState afterLoss() {
        return new NameserverState(1, true, new TreeMap<>(), new TreeMap<>(), 1, new TreeMap<>(), 0);
    }

    /** Whether no plan was ever accepted. */
    public boolean isBlank() {
        return services.isEmpty() && withdrawn.isEmpty();
    }

    /** The token held of a service, also of one that was withdrawn. */
    public Optional<Token> token(String service) {
        return Optional.ofNullable(services.get(service))
                .map(held -> held.plan().token())
                .or(() -> Optional.ofNullable(withdrawn.get(service)));
    }

    /** With a service as it is held now, and the next serial. */
    public NameserverState with(HeldService held) {
        String service = held.plan().service();
        SortedMap<String, HeldService> next = new TreeMap<>(services);
        next.put(service, held);
        SortedMap<String, Token> gone = new TreeMap<>(withdrawn);
        gone.remove(service);
        return serving(next, gone);
    }

    /**
     * Without a service, whose token stays, and the next serial. Of more than a thousand the oldest tokens go: their leaders
     * are long gone, too.
     */
    public NameserverState without(String service, Token last) {
        SortedMap<String, HeldService> next = new TreeMap<>(services);
        next.remove(service);
        SortedMap<String, Token> gone = new TreeMap<>(withdrawn);
        gone.put(service, last);
        if (gone.size() > WITHDRAWN) {
            gone.remove(Collections.min(gone.entrySet(), Map.Entry.comparingByValue(Comparator.naturalOrder()))
                    .getKey());
        }
        return serving(next, gone);
    }

    private NameserverState serving(SortedMap<String, HeldService> next, SortedMap<String, Token> gone) {
        List<Token> tokens = new ArrayList<>(gone.values());
        next.values().forEach(held -> tokens.add(held.plan().token()));
        return new NameserverState(Serial.next(serial, tokens), lost, next, gone, nextEvent, events, eventsDropped);
    }

    /** All services that there are are held again. */
    public NameserverState found() {
        return new NameserverState(serial, false, services, withdrawn, nextEvent, events, eventsDropped);
    }

    /** With events added; beyond a thousand the oldest go. */
    public NameserverState withEvents(List<EvacuationEvent> added) {
        TreeMap<Long, EvacuationEvent> next = new TreeMap<>(events);
        long number = nextEvent;
        for (EvacuationEvent event : added) {
            next.put(number++, event);
        }
        long dropped = eventsDropped;
        while (next.size() > EVENTS) {
            next.pollFirstEntry();
            dropped++;
        }
        return new NameserverState(serial, lost, services, withdrawn, number, next, dropped);
    }

    /** With events in the place of those that had their numbers. */
    public NameserverState withReplaced(Map<Long, EvacuationEvent> replacements) {
        SortedMap<Long, EvacuationEvent> next = new TreeMap<>(events);
        replacements.forEach((number, event) -> next.computeIfPresent(number, (same, old) -> event));
        return new NameserverState(serial, lost, services, withdrawn, nextEvent, next, eventsDropped);
    }

    /** Without one event. */
    public NameserverState withoutEvent(long number) {
        SortedMap<Long, EvacuationEvent> next = new TreeMap<>(events);
        next.remove(number);
        return new NameserverState(serial, lost, services, withdrawn, nextEvent, next, eventsDropped);
    }
}
