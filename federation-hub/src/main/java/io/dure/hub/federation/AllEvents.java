package io.dure.hub.federation;

import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import java.util.List;

/** Tells everybody who listens. */
final class AllEvents implements CollectorEvents {
    private final List<CollectorEvents> listeners;

    AllEvents(List<CollectorEvents> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void connected(Enrolled collector, Hello hello, Commands commands) {
        listeners.forEach(listener -> listener.connected(collector, hello, commands));
    }

    @Override
    public void disconnected(Enrolled collector, Commands commands) {
        listeners.forEach(listener -> listener.disconnected(collector, commands));
    }

    @Override
    public void live(Enrolled collector, Live live) {
        listeners.forEach(listener -> listener.live(collector, live));
    }

    @Override
    public void stored(Enrolled collector, List<Report> fresh) {
        listeners.forEach(listener -> listener.stored(collector, fresh));
    }

    @Override
    public void followed(Enrolled collector, List<Report> reports) {
        listeners.forEach(listener -> listener.followed(collector, reports));
    }
}
