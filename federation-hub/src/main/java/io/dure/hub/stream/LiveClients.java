package io.dure.hub.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** All clients of the stream, and the latest frame of everything, with which a new one begins. */
@Component
final class LiveClients {
    private static final int MOST_CLIENTS = 5_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Set<LiveClient> clients = new HashSet<>();
    private final Map<String, Frame> latest = new LinkedHashMap<>();
    private final Counter dropped;
    private long lastId;
    private boolean closed;

    LiveClients(MeterRegistry meters, Clock clock) {
        // Above every id of an earlier start, so that ids rise for a client that comes back.
        this.lastId = clock.millis() * 1_000;
        this.dropped = Counter.builder("dure.live.dropped")
                .description("clients of the live stream that read too slowly")
                .register(meters);
        meters.gauge("dure.live.clients", this, LiveClients::size);
    }

    /** Empty: there are as many as there may be, or the hub is stopping. */
    synchronized Optional<LiveClient> connect(Audience audience) {
        if (closed || clients.size() >= MOST_CLIENTS) {
            return Optional.empty();
        }
        LiveClient client = new LiveClient(audience, List.copyOf(latest.values()), HEARTBEAT);
        clients.add(client);
        return Optional.of(client);
    }

    synchronized void disconnect(LiveClient client) {
        clients.remove(client);
    }

    /**
     * Sends an event to everybody.
     *
     * @param key names the thing whose latest state it is
     * @param forDisplays what displays on walls are told instead
     * @param cut what they are told who may look somewhere only
     */
    synchronized void publish(String key, String event, byte[] json, byte[] forDisplays, Cut cut) {
        Frame frame = Frame.of(++lastId, key, event, json, forDisplays, cut);
        latest.remove(key);
        latest.put(key, frame);
        send(frame);
    }

    /** The same for everybody, and of no use to who connects later. */
    synchronized void announce(String key, String event, byte[] json) {
        send(Frame.of(++lastId, key, event, json, json, new Cut((sight, withoutPeople) -> Optional.of(json))));
    }

    private void send(Frame frame) {
        Iterator<LiveClient> each = clients.iterator();
        while (each.hasNext()) {
            LiveClient client = each.next();
            if (!client.offer(frame)) {
                each.remove();
                client.end();
                dropped.increment();
            }
        }
    }

    synchronized void forget(Predicate<String> key) {
        latest.keySet().removeIf(key);
    }

    /** Takes clients, again after it was closed. */
    synchronized void open() {
        closed = false;
    }

    synchronized void close() {
        closed = true;
        clients.forEach(LiveClient::end);
        clients.clear();
    }

    synchronized int size() {
        return clients.size();
    }
}
