package io.dure.gslb.nameserver.state;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.HeldService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is kept.
 *
 * @param serial of the zone's SOA
 * @param lost earlier state was lost and not all services are held again: what other names there are is not known
 * @param services by id
 * @param nextEvent number of the next event, never used twice
 * @param events by number; evacuations that the hub has not acknowledged yet
 * @param eventsDropped oldest events that had to give way to newer ones
 */
public record NameserverState(
        int serial,
        boolean lost,
        SortedMap<String, HeldService> services,
        long nextEvent,
        SortedMap<Long, EvacuationEvent> events,
        long eventsDropped) {
    private static final int EVENTS = 1000;

    public NameserverState {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    }

    /** Before the first plan ever. */
    public static NameserverState initial() {
        return new NameserverState(1, false, new TreeMap<>(), 1, new TreeMap<>(), 0);
    }

    /** After earlier state could not be read. */
    public static NameserverState afterLoss() {
        return new NameserverState(1, true, new TreeMap<>(), 1, new TreeMap<>(), 0);
    }

    /** With a service as it is held now, and the next serial. */
    public NameserverState with(HeldService held) {
        SortedMap<String, HeldService> next = new TreeMap<>(services);
        next.put(held.plan().service(), held);
        return new NameserverState(Serial.next(serial, next.values()), lost, next, nextEvent, events, eventsDropped);
    }

    /** All services that there are are held again. */
    public NameserverState found() {
        return new NameserverState(serial, false, services, nextEvent, events, eventsDropped);
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
        return new NameserverState(serial, lost, services, number, next, dropped);
    }

    /** With events in the place of those that had their numbers. */
    public NameserverState withReplaced(Map<Long, EvacuationEvent> replacements) {
        SortedMap<Long, EvacuationEvent> next = new TreeMap<>(events);
        replacements.forEach((number, event) -> next.computeIfPresent(number, (same, old) -> event));
        return new NameserverState(serial, lost, services, nextEvent, next, eventsDropped);
    }

    /** Without one event. */
    public NameserverState withoutEvent(long number) {
        SortedMap<Long, EvacuationEvent> next = new TreeMap<>(events);
        next.remove(number);
        return new NameserverState(serial, lost, services, nextEvent, next, eventsDropped);
    }
}
