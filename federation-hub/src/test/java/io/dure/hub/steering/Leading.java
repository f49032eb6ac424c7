package io.dure.hub.steering;

import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.memory.MemoryProvider;
import io.dure.hub.change.Changes;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.federation.Enrolment;
import io.dure.hub.incident.Incident;
import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts;
import io.dure.hub.live.ServiceHealth;
import io.dure.hub.provider.OutsideProviders;
import io.dure.hub.store.ServiceStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The leader of one portal whose single nameserver is a provider in memory; what it writes is kept here. */
final class Leading {
    static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);
    static final Endpoint PRIVATE = new Endpoint("127.0.1.21", 8000);
    static final Endpoint PUBLIC = new Endpoint("127.0.2.21", 8000);
    private static final List<Enrolled> VOTERS = List.of(
            new Enrolled("private-1", Optional.of("private"), "private"),
            new Enrolled("public-1", Optional.of("public"), "public"),
            new Enrolled("witness-1", Optional.empty(), "third"));

    private final List<Effect> due = new ArrayList<>();
    final List<ServiceStore.Step> steps = new ArrayList<>();
    final List<ServiceCounts.Slice> previews = new ArrayList<>();
    final List<ServiceCounts.Slice> windows = new ArrayList<>();
    final Map<String, ServiceHealth.Health> health = new HashMap<>();
    /** What became of the steps written from now on. */
    CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    final ServiceLeader leader = new ServiceLeader(
            FailoverMachine.fresh(definition(Mode.AUTOMATIC), FailoverSettings.defaults(), START),
            List.of(),
            new ServiceLeader.Surroundings(
                    VOTERS,
                    new EvidenceInbox(Enrolment.read(List.of())),
                    new Previews(),
                    service -> health,
                    step -> {
                        steps.add(step);
                        return written;
                    },
                    (service, effects, written, incidents) -> due.addAll(effects)));
    private final MemoryProvider nameserver = new MemoryProvider("public-1", Clock.fixed(START, ZoneOffset.UTC));

    /** A board of a hub that nobody is enrolled at. */
    static ServiceBoard board(Clock clock) {
        Enrolment nobody = Enrolment.read(List.of());
        return new ServiceBoard(
                new EvidenceInbox(nobody),
                List.of(),
                new Changes(),
                clock,
                () -> {
                    throw new IllegalStateException("not asked for");
                },
                new Providers(new PlanHolders(), nobody, new OutsideProviders(List.of())));
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

    /** Leads with epoch 1 and has claimed the nameserver. */
    void lead(Instant now) {
        leader.lead(1, now);
        leader.joined("public-1", now);
        carryOut(now);
    }

    /** Does what is due at the nameserver. */
    void carryOut(Instant now) {
        while (!due.isEmpty()) {
            Effect effect = due.removeFirst();
            if (effect instanceof Effect.Apply apply) {
                ApplyResult result = nameserver.apply(apply.expected(), apply.next());
                leader.result(machine -> machine.applied(apply.provider(), apply.attempt(), result, now), now);
            } else if (effect instanceof Effect.Observe observe) {
                ObserveResult result = nameserver.observe(observe.service());
                leader.result(machine -> machine.observed(observe.provider(), observe.attempt(), result, now), now);
            }
        }
    }

    /** The nameserver as another vantage point reads it, without the private member. */
    NameserverStatus withoutPrivate(Instant now) {
        return new NameserverStatus(
                "public-1",
                "portal",
                Optional.of(leader.plan().token()),
                List.of(
                        new MemberStatus("private", 0, 1, false, Verdict.DOWN, Optional.empty(), 0, List.of()),
                        new MemberStatus("public", 70, 0, false, Verdict.UP, Optional.empty(), 0, List.of(PUBLIC))),
                false,
                now);
    }

    /** As it was last written. */
    Incident incident() {
        return steps.stream()
                .flatMap(step -> step.incidents().stream())
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private final class Previews implements ServiceCounts {
        @Override
        public Map<String, Counts> counts(String service, Instant from, Instant to) {
            return Map.of();
        }

        @Override
        public List<Slice> windows(String service, Instant from, Instant to) {
            return within(windows, from, to);
        }

        private List<Slice> within(List<Slice> slices, Instant from, Instant to) {
            return slices.stream()
                    .filter(slice ->
                            !slice.start().isBefore(from) && slice.start().isBefore(to))
                    .toList();
        }

        @Override
        public List<Slice> previews(String service, Instant from, Instant to) {
            return within(previews, from, to);
        }
    }
}
