package io.dure.hub.failover;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.memory.MemoryProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A leader of one portal with two providers in memory, and the hands to move time and evidence. */
final class Portal {
    static final Endpoint PRIVATE = new Endpoint("127.0.1.21", 8000);
    static final Endpoint PUBLIC = new Endpoint("127.0.2.21", 8000);
    static final FailoverSettings SETTINGS = FailoverSettings.of(Duration.ofSeconds(20), 3, Duration.ofSeconds(10));

    /** The services that are bound to it have it besides the nameservers. */
    static final String ZONE = "zone-1";

    final Map<String, MemoryProvider> providers = new LinkedHashMap<>();
    final RecordsInMemory zone = new RecordsInMemory(ZONE);
    final List<Effect> effects = new ArrayList<>();
    FailoverMachine machine;
    /** What is read from the zone is never answered. */
    boolean readsHang;

    Instant now = Instant.ofEpochMilli(1_790_000_000_000L);
    private Verdict ofPrivate = Verdict.UP;
    private Verdict ofPublic = Verdict.UP;

    Portal(Mode mode) {
        this(definition(mode));
    }

    private Portal(ServiceDefinition definition) {
        machine = FailoverMachine.fresh(
                definition, SETTINGS, (provider, desired, actual) -> zone.plan(desired, actual), now);
        for (String id : List.of("private-1", "public-1")) {
            providers.put(id, new MemoryProvider(id, Clock.fixed(now, ZoneOffset.UTC)));
        }
    }

    /** Led with epoch 1, everything up and claimed. */
    static Portal led(Mode mode) {
        Portal portal = new Portal(mode);
        portal.lead(1);
        portal.see(Verdict.UP, Verdict.UP);
        return portal;
    }

    /** Bound to a provider of records besides the nameservers; led, claimed, and read back there. */
    static Portal bound(Drift drift) {
        Portal portal = new Portal(definition(Mode.AUTOMATIC).boundTo(List.of(ZONE), drift));
        portal.lead(1);
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(2);
        return portal;
    }

    /** The same within guardrails. */
    static Portal led(Mode mode, Guardrails guardrails) {
        Portal portal = new Portal(definition(mode).within(guardrails));
        portal.lead(1);
        portal.see(Verdict.UP, Verdict.UP);
        return portal;
    }

    /** The hub dies, and leads again from what it persisted. */
    void restart() {
        FailoverSnapshot kept = machine.snapshot();
        machine =
                FailoverMachine.resume(kept, SETTINGS, (provider, desired, actual) -> zone.plan(desired, actual), now);
        lead(kept.epoch() + 1);
    }

    static ServiceDefinition definition(Mode mode) {
        return ServiceDefinition.weighted(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                mode,
                Set.of("private", "public", "third"),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                List.of(
                        new MemberDefinition("private", 30, 1, List.of(PRIVATE)),
                        new MemberDefinition("public", 70, 1, List.of(PUBLIC))));
    }

    void lead(long epoch) {
        machine.lead(epoch, now);
        providers.keySet().forEach(id -> machine.joined(id, now));
        carryOut();
    }

    /** From now on a quorum sees the sites so. */
    void see(Verdict privateSite, Verdict publicSite) {
        ofPrivate = privateSite;
        ofPublic = publicSite;
        look();
    }

    void look() {
        EvidenceBoard board = EvidenceBoard.empty();
        for (String domain : List.of("private", "public", "third")) {
            Map<Endpoint, EndpointEvidence> seen = new HashMap<>();
            seen.put(PRIVATE, new EndpointEvidence(PRIVATE, ofPrivate, 2, now.minusSeconds(3), ""));
            seen.put(PUBLIC, new EndpointEvidence(PUBLIC, ofPublic, 2, now.minusSeconds(3), ""));
            board = board.receive(new Evidence(domain, domain, 1, 1, now, false, seen, List.of()), now);
        }
        machine.look(Quorum.judge(machine.plan(), board, now, Duration.ofSeconds(4)), now);
        carryOut();
    }

    /** Time goes by, looking every second. */
    void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            now = now.plusSeconds(1);
            look();
        }
    }

    /** A nameserver says that it took the private member out by itself. */
    void nameserverTookOut(String nameserver, long generation) {
        machine.seen(status(nameserver, 0, generation, true), false, now);
        carryOut();
    }

    /** A nameserver says how it judges the private member, which it answers as planned. */
    void nameserverJudges(String nameserver, Verdict verdict) {
        machine.seen(status(nameserver, 0, member("private").evacuations(), false, verdict), false, now);
        carryOut();
    }

    NameserverStatus status(String nameserver, int privateWeight, long generation, boolean evacuated) {
        return status(nameserver, privateWeight, generation, evacuated, Verdict.DOWN);
    }

    private NameserverStatus status(
            String nameserver, int privateWeight, long generation, boolean evacuated, Verdict verdict) {
        return new NameserverStatus(
                nameserver,
                "portal",
                Optional.of(machine.plan().token()),
                List.of(
                        new MemberStatus(
                                "private",
                                privateWeight,
                                generation,
                                evacuated,
                                verdict,
                                Optional.empty(),
                                0,
                                List.of()),
                        new MemberStatus("public", 70, 0, false, Verdict.UP, Optional.empty(), 0, List.of(PUBLIC))),
                false,
                now);
    }

    ActResult act(Act act) {
        ActResult result = machine.act(act, now);
        carryOut();
        return result;
    }

    void carryOut() {
        List<Effect> next = machine.takeEffects();
        while (!next.isEmpty()) {
            effects.addAll(next);
            for (Effect effect : next) {
                if (effect instanceof Effect.Apply apply) {
                    ApplyResult result = apply.at(at(apply.provider()));
                    machine.applied(apply.provider(), apply.attempt(), result, now);
                } else if (effect instanceof Effect.Observe observe
                        && !(readsHang && observe.provider().equals(ZONE))) {
                    ObserveResult result = at(observe.provider()).observe(observe.service());
                    machine.observed(observe.provider(), observe.attempt(), result, now);
                }
            }
            next = machine.takeEffects();
        }
    }

    private Provider at(String id) {
        return id.equals(ZONE) ? zone : provider(id);
    }

    ProviderView view(String id) {
        return machine.view(now).providers().stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    MemoryProvider provider(String id) {
        MemoryProvider provider = providers.get(id);
        if (provider == null) {
            throw new IllegalArgumentException("no provider " + id);
        }
        return provider;
    }

    Plan held(String provider) {
        return ((ObserveResult.Observed)
                        provider(provider).observe(machine.plan().serviceName()))
                .plan()
                .orElseThrow();
    }

    Token token() {
        return machine.plan().token();
    }

    int weight(String site) {
        return machine.plan().member(site).weight();
    }

    MemberSnapshot member(String site) {
        MemberSnapshot member = machine.snapshot().members().get(site);
        if (member == null) {
            throw new IllegalArgumentException("no member at " + site);
        }
        return member;
    }

    MemberState state(String site) {
        return member(site).state();
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<String> standingAlarms() {
        return machine.view(now).alarms().stream()
                .map(alarm -> alarm.code().code())
                .sorted()
                .toList();
    }
}
