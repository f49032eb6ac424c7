package io.dure.hub.steering;

import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.failover.ProviderView;
import io.dure.hub.federation.Connections;
import io.dure.hub.federation.Enrolled;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The services as the failover clock last left them, for any thread to read. */
final class ServiceBoard implements ServiceViews {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final EvidenceInbox evidence;
    private final List<Enrolled> voters;
    private final Changes changes;
    private final Clock clock;
    private final Supplier<Connections> connections;
    private final ProviderText providers;

    ServiceBoard(
            EvidenceInbox evidence,
            List<Enrolled> voters,
            Changes changes,
            Clock clock,
            Supplier<Connections> connections,
            Providers providers) {
        this.evidence = evidence;
        this.voters = voters;
        this.changes = changes;
        this.clock = clock;
        this.connections = connections;
        this.providers = new ProviderText(providers);
    }

    /** What the clock's thread publishes of one service. */
    record Entry(io.dure.hub.failover.ServiceView machine, Plan plan, Optional<Judgement> judgement) {}

    void publish(String service, Entry entry) {
        Entry before = entries.put(service, entry);
        if (before == null || !shown(before).equals(shown(entry))) {
            changes.publish(new Change.ServiceChanged(service));
        }
    }

    /** What somebody who looks at the service would see change. */
    private static List<Object> shown(Entry entry) {
        List<Object> shown = new ArrayList<>();
        shown.add(ServiceText.service(entry));
        for (ProviderView provider : entry.machine().providers()) {
            shown.add(List.of(
                    provider.reachable(),
                    provider.inSync(),
                    provider.refusal(),
                    provider.records().flatMap(ProviderView.Records::drifted),
                    provider.records().flatMap(ProviderView.Records::pending).isPresent()));
        }
        return shown;
    }

    void remove(String service) {
        if (entries.remove(service) != null) {
            changes.publish(new Change.ServiceChanged(service));
        }
    }

    Optional<Entry> entry(String service) {
        return Optional.ofNullable(entries.get(service));
    }

    /** By id. */
    Map<String, Entry> entries() {
        return new TreeMap<>(entries);
    }

    @Override
    public List<ServiceView> services() {
        return entries().values().stream().map(ServiceText::service).toList();
    }

    @Override
    public Optional<ServiceDetail> service(String id) {
        return entry(id).map(this::detail);
    }

    @Override
    public Optional<ServiceProviders> providers(String id) {
        return entry(id).map(providers::providers);
    }

    private ServiceDetail detail(Entry entry) {
        Instant now = clock.instant();
        EvidenceBoard board = evidence.board(now);
        Map<String, String> addresses = new TreeMap<>();
        for (Connections.Connection connection : connections.get().all()) {
            connection
                    .hello()
                    .filter(hello -> !hello.getDnsAddress().isEmpty())
                    .ifPresent(hello -> addresses.put(connection.collector().id(), hello.getDnsAddress()));
        }
        return new ServiceDetail(
                ServiceText.service(entry),
                EvidenceViews.of(voters, board, entry.plan(), now),
                ServiceText.votes(entry),
                entry.machine().providers().stream()
                        .filter(ProviderView::isNameserver)
                        .map(provider ->
                                ServiceText.nameserver(provider, addresses.get(provider.id()), waiting(entry.plan())))
                        .toList(),
                entry.machine().definition().check(),
                entry.machine().definition().domains().stream().sorted().toList());
    }

    /** Sites that the plan would answer, were it not for its policy. */
    private static Set<String> waiting(Plan plan) {
        Set<String> answered = Division.weights(plan).keySet();
        return plan.members().stream()
                .filter(member -> member.weight() > 0 && !answered.contains(member.site()))
                .map(MemberPlan::site)
                .collect(Collectors.toUnmodifiableSet());
    }
}
