package io.dure.gslb.nameserver;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.nameserver.evidence.SignedResponder;
import io.dure.gslb.nameserver.message.Rcode;
import io.dure.gslb.nameserver.message.ResponseWriter;
import io.dure.gslb.nameserver.server.Answers;
import io.dure.gslb.nameserver.server.DnsServer;
import io.dure.gslb.nameserver.server.PacketCounter;
import io.dure.gslb.nameserver.state.StateFile;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.resolver.ResolverWindow;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The DNS port of a vantage point: serves its evidence and, where a zone is hosted, answers it.
 *
 * <p>Plans come from a leader by {@link #apply}. Evidence comes from the host by {@link #onEvidence}, upon which members
 * that a quorum says are down leave the answers at once, whether or not any hub lives. All methods may be called from
 * any thread.
 */
public final class Nameserver implements Provider, AutoCloseable {
    private final String id;
    private final Optional<HostedZone> hosted;
    private final Optional<ResolverWindows> resolvers;
    private final PacketCounter counter;
    private final DnsServer server;

    private Nameserver(
            String id,
            Optional<HostedZone> hosted,
            Optional<ResolverWindows> resolvers,
            PacketCounter counter,
            DnsServer server) {
        this.id = id;
        this.hosted = hosted;
        this.resolvers = resolvers;
        this.counter = counter;
        this.server = server;
    }

    /**
     * Restores what was held and answers from then on, by UDP and TCP.
     *
     * @param steady the clock of the evidence board's arrivals
     * @param wall the time of signatures and reports
     * @param evidence the own evidence, asked for by every signed query for it: must answer at once
     * @throws IOException if the address is taken or the data folder cannot be used
     * @throws IllegalArgumentException if the zone's records contradict each other
     */
    public static Nameserver start(NameserverConfig config, Clock steady, Clock wall, Supplier<Evidence> evidence)
            throws IOException {
        PacketCounter counter = new PacketCounter();
        Optional<HostedZone> hosted = Optional.empty();
        Answers counted = refused();
        Answers uncounted = refused();
        if (config.hosted().isPresent()) {
            NameserverConfig.Hosted zone = config.hosted().get();
            StateKeeper keeper = StateKeeper.restore(new StateFile(zone.data(), wall));
            HostedZone answering = new HostedZone(config.id(), zone, keeper, steady, wall);
            hosted = Optional.of(answering);
            counted = (in, query, out, limit, random) -> answering.zone().answer(in, query, out, limit, random, true);
            uncounted =
                    (in, query, out, limit, random) -> answering.zone().answer(in, query, out, limit, random, false);
        }
        SignedResponder signed = new SignedResponder(config.id(), config.key(), wall, evidence, uncounted, counter);
        Optional<ResolverWindows> resolvers = hosted.map(
                zone -> new ResolverWindows(zone.counters(), config.key().resolverNames(), wall));
        return new Nameserver(
                config.id(), hosted, resolvers, counter, DnsServer.start(config.transport(), counted, signed, counter));
    }

    /** Of a vantage point without a zone. */
    private static Answers refused() {
        return (in, query, out, limit, random) -> ResponseWriter.refuse(in, query, out, Rcode.REFUSED);
    }

    @Override
    public String id() {
        return id;
    }

    /** The port of UDP and TCP, also where a free one was asked for. */
    public int port() {
        return server.port();
    }

    @Override
    public ApplyResult apply(Optional<Token> expected, Plan next) {
        return hosted.map(zone -> zone.apply(expected, next)).orElseGet(this::withoutZone);
    }

    @Override
    public ApplyResult withdraw(Optional<Token> expected, Plan last) {
        return withdraw(expected, last.service(), last.token());
    }

    /** As {@link Provider#withdraw}, by the service's id alone: its name is answered and its endpoints are probed no more. */
    public ApplyResult withdraw(Optional<Token> expected, String service, Token last) {
        return hosted.map(zone -> zone.withdraw(expected, service, last)).orElseGet(this::withoutZone);
    }

    private ApplyResult withoutZone() {
        return new ApplyResult.Refused(ApplyResult.Refused.NOT_A_NAMESERVER, id + " answers no zone", Optional.empty());
    }

    /**
     * The ids of all services that a leader steers, told before the plans of each: a nameserver without state answers a
     * name that it does not hold with SERVFAIL until it holds them all.
     */
    public void announced(Collection<String> services) {
        hosted.ifPresent(zone -> zone.announced(services));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, false);
    }

    @Override
    public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
        return new ProviderPlan.Changes(PlanDiff.between(actual.plan(), desired));
    }

    @Override
    public ObserveResult observe(ServiceName service) {
        return held(service.service());
    }

    /** As {@link #observe}, by the service's id alone. */
    public ObserveResult held(String service) {
        return hosted.map(zone -> zone.observe(service))
                .orElseGet(() -> ObserveResult.Observed.withoutPlan(Optional.empty()));
    }

    /** The plans held, whose endpoints are to be probed. */
    public Collection<Plan> plans() {
        return hosted.map(HostedZone::plans).orElseGet(List::of);
    }

    /**
     * Judges by the newest evidence, own one included, and evacuates where a quorum wants it. To be called at every
     * arrival and, as silence is seen by no arrival, at least once a second.
     */
    public void onEvidence(EvidenceBoard board) {
        hosted.ifPresent(zone -> zone.onEvidence(board));
    }

    /** What is answered now, an entry a service. */
    public List<NameserverStatus> status() {
        return hosted.map(HostedZone::status).orElseGet(List::of);
    }

    /** Whom was answered how often, in the windows that were closed in the last seconds: ask about once a second. */
    public List<ResolverWindow> resolverWindows() {
        return resolvers.map(ResolverWindows::recent).orElseGet(List::of);
    }

    /** Evacuations made here that no hub has acknowledged, by number; kept across restarts. */
    public SortedMap<Long, EvacuationEvent> pendingEvents() {
        return hosted.map(HostedZone::pendingEvents)
                .orElseGet(() -> Collections.unmodifiableSortedMap(new TreeMap<>()));
    }

    /** The hub has committed the event of this number. */
    public void acknowledge(long event) {
        hosted.ifPresent(zone -> zone.acknowledge(event));
    }

    /** Packets and connections since the start by what became of them. */
    public Map<String, Long> packets() {
        return counter.snapshot();
    }

    /** Empty without a zone. */
    public Optional<NameserverHealth> health() {
        return hosted.map(HostedZone::health);
    }

    /** Stops answering; what is held stays on disk. */
    @Override
    public void close() {
        server.close();
    }
}
