package io.dure.gslb.nameserver.server;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Packets since the start by what became of them: received = answered by code + dropped by reason. */
public final class PacketCounter {
    private final EnumMap<Event, LongAdder> counts = new EnumMap<>(Event.class);

    /** What became of a packet or a connection. */
    public enum Event {
        RECEIVED_UDP,
        RECEIVED_TCP,
        ANSWERED_NOERROR,
        ANSWERED_FORMERR,
        ANSWERED_SERVFAIL,
        ANSWERED_NXDOMAIN,
        ANSWERED_NOTIMP,
        ANSWERED_REFUSED,
        ANSWERED_OTHER,
        TRUNCATED,
        /** Too short for a header. */
        DROPPED_SHORT,
        /** A response, not a query. */
        DROPPED_RESPONSE,
        /** Came from port 0. */
        DROPPED_NO_PORT,
        /** Signed queries came faster than they can be verified. */
        DROPPED_SIGNED_OVERLOAD,
        /** The system took no more datagrams to send. */
        DROPPED_SEND_OVERLOAD,
        /** An error of the nameserver's own; answered SERVFAIL where that could still be written. */
        INTERNAL_ERROR,
        /** A send or receive that the system refused. */
        SOCKET_ERROR,
        CONNECTION_ACCEPTED,
        CONNECTION_REFUSED_LIMIT,
        CONNECTION_CLOSED_IDLE,
        CONNECTION_CLOSED_OVERSIZED,
        SIGNATURE_VALID,
        SIGNATURE_INVALID
    }

    public PacketCounter() {
        for (Event event : Event.values()) {
            counts.put(event, new LongAdder());
        }
    }

    public void count(Event event) {
        adder(event).increment();
    }

    public long of(Event event) {
        return adder(event).sum();
    }

    private LongAdder adder(Event event) {
        return Objects.requireNonNull(counts.get(event));
    }

    /** By name in lower case with dashes, for example {@code dropped-short}; events that never occurred included. */
    public Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        for (Event event : Event.values()) {
            snapshot.put(event.name().toLowerCase(Locale.ROOT).replace('_', '-'), of(event));
        }
        return snapshot;
    }

    /** Counts an answer by its header's second word. */
    void countResponse(int flags) {
        if ((flags & 0x0200) != 0) {
            count(Event.TRUNCATED);
        }
        count(
                switch (flags & 0xf) {
                    case 0 -> Event.ANSWERED_NOERROR;
                    case 1 -> Event.ANSWERED_FORMERR;
                    case 2 -> Event.ANSWERED_SERVFAIL;
                    case 3 -> Event.ANSWERED_NXDOMAIN;
                    case 4 -> Event.ANSWERED_NOTIMP;
                    case 5 -> Event.ANSWERED_REFUSED;
                    default -> Event.ANSWERED_OTHER;
                });
    }
}
