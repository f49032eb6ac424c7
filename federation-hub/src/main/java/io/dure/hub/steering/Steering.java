package io.dure.hub.steering;

import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Token;
import io.dure.gslb.time.Moment;
import io.dure.gslb.wire.EvidenceWire;
import io.dure.gslb.wire.ResolverWire;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.federation.CollectorEvents;
import io.dure.hub.federation.Commands;
import io.dure.hub.federation.Enrolled;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds the leaders of all services on the failover clock's thread: its ticks, what collectors bring, the lease. */
final class Steering implements CollectorEvents, LeaseKeeper.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Steering.class);

    private final FailoverClock failover;
    private final Clock clock;
    private final Clock wall;
    private final Parts parts;
    /** By service; never changed but replaced, and the leaders touched, on the failover clock's thread only. */
    private volatile Map<String, ServiceLeader> leaders = Map.of();

    /** What steering puts together. */
    record Parts(
            EvidenceInbox evidence,
            AnswerHistory answers,
            ResolverHistory resolvers,
            PlanHolders holders,
            WitnessPlans witnesses,
            Farewells farewells,
            ServiceBoard board) {}

    /**
     * Nothing is led before {@link #start}.
     *
     * @param clock steady: ages and hold-downs are measured with it
     * @param wall windows of traffic and ends of freezes are by it
     */
    Steering(FailoverClock failover, Clock clock, Clock wall, Parts parts) {
        this.failover = failover;
        this.clock = clock;
        this.wall = wall;
        this.parts = parts;
    }

    /** @param removed ids of services that there were once */
    void start(Map<String, ServiceLeader> services, Collection<String> removed) {
        take(services);
        parts.farewells().remember(removed);
        failover.start(this::tick);
    }

    Map<String, ServiceLeader> leaders() {
        return leaders;
    }

    /**
     * On the failover clock's thread.
     *
     * @return the token that stays of a removed service of that id where it was withdrawn in this epoch
     */
    Optional<Token> add(ServiceLeader leader) {
        Optional<Token> last = parts.farewells().callOff(leader.service());
        Map<String, ServiceLeader> more = new HashMap<>(leaders);
        more.put(leader.service(), leader);
        take(more);
        publish(leader);
        return last;
    }

    /**
     * On the failover clock's thread: a removed service, unless it was created again meanwhile, is answered no more.
     *
     * @param last newer than any that was written of it
     */
    void bidFarewell(String service, Token last) {
        if (!leaders.containsKey(service)) {
            parts.farewells().bid(service, last);
        }
    }

    /** On the failover clock's thread. */
    void remove(String service) {
        Map<String, ServiceLeader> fewer = new HashMap<>(leaders);
        fewer.remove(service);
        take(fewer);
        parts.board().remove(service);
    }

    private void take(Map<String, ServiceLeader> services) {
        leaders = Map.copyOf(services);
        parts.holders().steered(services.keySet());
    }

    private void tick() {
        Moment now = new Moment(clock.instant(), wall.instant());
        FailoverClock.guarded(parts.farewells()::tick);
        for (ServiceLeader leader : leaders.values()) {
            FailoverClock.guarded(() -> {
                leader.tick(now);
                publish(leader);
                if (leader.leads()) {
                    parts.witnesses().bring(leader.plan());
                }
            });
        }
    }

    void publish(ServiceLeader leader) {
        parts.board()
                .publish(
                        leader.service(),
                        new ServiceBoard.Entry(leader.view(clock.instant()), leader.plan(), leader.judgement()));
    }

    /** Brings a result or another input of one service's machine to the clock's thread. */
    void post(String service, BiConsumer<FailoverMachine, Instant> input) {
        ServiceLeader leader = leaders.get(service);
        if (leader != null) {
            failover.post(() -> {
                Instant now = clock.instant();
                leader.result(
                        machine -> {
                            input.accept(machine, now);
                        },
                        now);
            });
        }
    }

    private void all(Consumer<ServiceLeader> input) {
        failover.post(() -> leaders.values().forEach(leader -> FailoverClock.guarded(() -> input.accept(leader))));
    }

    @Override
    public void lead(long epoch) {
        failover.post(() -> parts.farewells().lead(epoch));
        all(leader -> leader.lead(epoch, clock.instant()));
    }

    @Override
    public void resign() {
        failover.post(parts.farewells()::resign);
        all(leader -> leader.resign(clock.instant()));
    }

    @Override
    public void connected(Enrolled collector, Hello hello, Commands commands) {
        parts.holders().connected(collector.id(), hello, commands);
        parts.witnesses().forget(collector.id());
        parts.farewells().forget(collector.id());
        if (hello.getHostsNameserver()) {
            all(leader -> leader.joined(collector.id(), clock.instant()));
        }
    }

    @Override
    public void disconnected(Enrolled collector, Commands commands) {
        parts.holders().disconnected(collector.id(), commands);
    }

    @Override
    public void live(Enrolled collector, Live live) {
        Instant arrival = clock.instant();
        List<Seen> seen = new ArrayList<>();
        try {
            for (var message : live.getNameserversList()) {
                NameserverStatus status = EvidenceWire.fromProto(message);
                parts.answers().record(status, wall.instant());
                seen.add(new Seen(status, false));
            }
            for (var message : live.getResolversList()) {
                parts.resolvers().record(collector.id(), ResolverWire.fromProto(message));
            }
            for (var message : live.getEvidenceList()) {
                Evidence evidence = EvidenceWire.fromProto(message);
                if (parts.evidence().receive(collector, evidence, arrival)) {
                    boolean byAnother = !evidence.vantagePoint().equals(collector.id());
                    evidence.nameservers().forEach(status -> seen.add(new Seen(status, byAnother)));
                }
            }
        } catch (IllegalArgumentException malformed) {
            LOG.warn("live message of {} is malformed: {}", collector.id(), malformed.getMessage());
        }
        failover.post(() -> seen.forEach(one -> {
            ServiceLeader leader = leaders.get(one.status().service());
            if (leader != null) {
                leader.seen(one.status(), one.byAnother(), clock.instant());
            }
        }));
    }

    @Override
    public void stored(Enrolled collector, List<Report> fresh) {
        for (Report report : fresh) {
            if (report.hasEvacuation()) {
                reported(report.getEvacuation());
            }
        }
    }

    /** An evacuation that is in the store. */
    void reported(io.dure.federation.v1.EvacuationEvent message) {
        ServiceLeader leader = leaders.get(message.getService());
        if (leader == null) {
            return;
        }
        try {
            var event = EvidenceWire.fromProto(message);
            failover.post(() -> leader.reported(event, clock.instant()));
        } catch (IllegalArgumentException malformed) {
            LOG.warn("evacuation of {} is malformed: {}", message.getNameserver(), malformed.getMessage());
        }
    }

    private record Seen(NameserverStatus status, boolean byAnother) {}
}
