package io.dure.hub.federation;

import io.dure.federation.v1.Hello;
import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.trust.Credential;
import io.dure.hub.trust.Registrar;
import io.dure.hub.trust.TrustAudit;
import io.grpc.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which collectors are connected; a collector's newer stream replaces its older one. */
public final class Connections {
    private final ReportIntake.Shared shared;
    private final Changes changes;
    private final Clock clock;
    private final Enrolment enrolment;
    private final TrustAudit audit;
    private final Registrar registrar;
    private final Map<String, State> states = new HashMap<>();

    Connections(
            ReportIntake.Shared shared,
            Enrolment enrolment,
            Registrar registrar,
            TrustAudit audit,
            Changes changes,
            Clock clock) {
        this.registrar = registrar;
        this.audit = audit;
        this.shared = shared;
        this.enrolment = enrolment;
        this.changes = changes;
        this.clock = clock;
    }

    /** Every enrolled collector with what is known of it, in the order of the configuration. */
    public synchronized List<Connection> all() {
        return enrolment.all().stream()
                .map(collector -> connection(collector, states.get(collector.id())))
                .toList();
    }

    private static Connection connection(Enrolled collector, @Nullable State state) {
        if (state == null) {
            return new Connection(collector, false, Optional.empty(), Optional.empty());
        }
        return new Connection(collector, state.stream != null, Optional.of(state.lastHeard), Optional.of(state.hello));
    }

    /**
     * Says to every collector that this hub leads now; its reports since the last acknowledgement come again, as this hub
     * stored none of those that it only followed.
     */
    public void announce() {
        List<CollectorStream> open;
        synchronized (this) {
            open = states.values().stream()
                    .map(state -> state.stream)
                    .filter(stream -> stream != null)
                    .toList();
        }
        open.forEach(CollectorStream::welcome);
    }

    void opened(CollectorStream stream, Hello hello) {
        CollectorStream older;
        synchronized (this) {
            State state = states.computeIfAbsent(stream.collector().id(), id -> new State(hello, clock.instant()));
            older = state.stream;
            state.stream = stream;
            state.hello = hello;
            state.lastHeard = clock.instant();
        }
        if (older != null) {
            older.close(Status.ABORTED.withDescription("replaced by a newer stream"));
        }
        shared.events().connected(stream.collector(), hello, stream.commands());
        changes.publish(new Change.OverviewChanged());
    }

    void heard(CollectorStream stream) {
        registrar.seen(stream.credential());
        note(stream);
    }

    private synchronized void note(CollectorStream stream) {
        State state = states.get(stream.collector().id());
        if (state != null) {
            state.lastHeard = clock.instant();
        }
    }

    boolean hasEnded(Credential credential) {
        return !clock.instant().isBefore(credential.expiresAt());
    }

    void denied(Enrolled collector, String problem) {
        int colon = problem.indexOf(':');
        audit.refused(
                collector.id(),
                null,
                "refuse-write",
                problem.substring(colon + 1).strip(),
                problem.substring(0, Math.max(0, colon)));
    }

    /** Ends the stream that it was used for. */
    void revoked(Credential credential) {
        List<CollectorStream> open;
        synchronized (this) {
            open = states.values().stream()
                    .map(state -> state.stream)
                    .filter(stream -> stream != null && stream.isOf(credential))
                    .toList();
        }
        open.forEach(stream ->
                stream.close(Status.UNAUTHENTICATED.withDescription("certificate-revoked: it was revoked just now")));
    }

    void closed(CollectorStream stream) {
        synchronized (this) {
            State state = states.get(stream.collector().id());
            if (state == null || !stream.equals(state.stream)) {
                return;
            }
            state.stream = null;
        }
        shared.events().disconnected(stream.collector(), stream.commands());
        changes.publish(new Change.OverviewChanged());
    }

    /** Ends every stream; the collectors connect again on their own. */
    void closeAll() {
        List<CollectorStream> open;
        synchronized (this) {
            open = states.values().stream()
                    .map(state -> state.stream)
                    .filter(stream -> stream != null)
                    .toList();
        }
        open.forEach(stream -> stream.close(Status.UNAVAILABLE.withDescription("the hub is stopping")));
    }

    ReportIntake.Shared shared() {
        return shared;
    }

    /**
     * A vantage point as the hub knows it.
     *
     * @param lastHeard by the hub's clock; empty when it never connected since the hub's start
     * @param hello its newest
     */
    public record Connection(
            Enrolled collector, boolean connected, Optional<Instant> lastHeard, Optional<Hello> hello) {}

    private static final class State {
        private Hello hello;
        private Instant lastHeard;
        private @Nullable CollectorStream stream;

        private State(Hello hello, Instant lastHeard) {
            this.hello = hello;
            this.lastHeard = lastHeard;
        }
    }
}
