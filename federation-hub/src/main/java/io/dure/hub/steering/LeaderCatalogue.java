package io.dure.hub.steering;

import io.dure.gslb.plan.Token;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.failover.ActResult;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.Redefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.federation.Leadership;
import io.dure.hub.provider.ProviderKind;
import io.dure.hub.service.ServiceDifference;
import io.dure.hub.service.ServiceDifference.Action;
import io.dure.hub.service.ServicesTag;
import io.dure.hub.told.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings all services to a wish in one turn of the failover clock's thread: what was compared is what is changed, and one
 * refusal keeps everything as it is.
 */
final class LeaderCatalogue implements ServiceCatalogue {
    private static final int LONGEST_DETAIL = 1_000;

    private final Steering steering;
    private final FailoverClock failover;
    private final Parts parts;
    private final Clock clock;
    /**
     * Removed since this hub leads. What nameservers hold of them carries a token of this epoch, which only the machine that
     * wrote it may follow up. Confined to the failover clock's thread.
     */
    private final Map<String, ServiceLeader> removed = new HashMap<>();

    /** What services are made of. */
    record Parts(
            FailoverSettings settings,
            ServiceLeader.Surroundings surroundings,
            PlanHolders holders,
            Leadership leadership,
            StepWriter writer,
            Providers providers) {}

    LeaderCatalogue(Steering steering, FailoverClock failover, Parts parts, Clock clock) {
        this.steering = steering;
        this.failover = failover;
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public List<ServiceDefinition> services() {
        return LeaderCommands.await(failover.ask(this::definitions));
    }

    /** On the failover clock's thread. */
    private List<ServiceDefinition> definitions() {
        return steering.leaders().values().stream()
                .map(ServiceLeader::definition)
                .sorted(Comparator.comparing(ServiceDefinition::id))
                .toList();
    }

    @Override
    public CatalogueResult compare(CatalogueWish wish) {
        return LeaderCommands.await(failover.ask(() -> compared(wish, clock.instant())));
    }

    /** On the failover clock's thread. */
    private CatalogueResult compared(CatalogueWish wish, Instant now) {
        List<ServiceDefinition> there = definitions();
        String tag = ServicesTag.of(there);
        if (wish.expected().filter(expected -> !expected.equals(tag)).isPresent()) {
            return new CatalogueResult.Changed(tag);
        }
        Map<String, ServiceDefinition> wanted =
                wish.services().stream().collect(Collectors.toMap(ServiceDefinition::id, Function.identity()));
        List<CatalogueResult.Difference> differences = new ArrayList<>();
        for (ServiceDifference difference : ServiceDifference.between(there, wish.services(), wish.remove())) {
            Optional<ServiceDefinition> next = Optional.ofNullable(wanted.get(difference.id()));
            differences.add(judged(difference, next, wish.leftover(), now));
        }
        return new CatalogueResult.Compared(tag, differences);
    }

    private CatalogueResult.Difference judged(
            ServiceDifference difference, Optional<ServiceDefinition> next, Optional<Leftover> leftover, Instant now) {
        Optional<ServiceLeader> leader = Optional.ofNullable(steering.leaders().get(difference.id()));
        Optional<CatalogueResult.Refusal> refusal = switch (difference.action()) {
            case CHANGE ->
                leader.flatMap(one -> one.check(new Redefinition("", "", next.orElseThrow()), now))
                        .map(refused -> new CatalogueResult.Refusal(
                                LeaderCommands.rejection(refused.code()), refused.message()));
            case REMOVE -> leader.flatMap(LeaderCatalogue::whyItStays);
            case CREATE, KEEP, NONE -> Optional.empty();
        };
        Set<String> unbound =
                difference.action().differs() ? unbound(leader.map(ServiceLeader::definition), next) : Set.of();
        Set<String> left = unbound.stream()
                .filter(provider -> parts.providers().kind(provider) != ProviderKind.NOT_CONFIGURED)
                .collect(Collectors.toSet());
        boolean forTwo = difference.action() == Action.CHANGE
                && leader.filter(one -> one.isForTwo(new Redefinition("", "", next.orElseThrow())))
                        .isPresent();
        List<CatalogueResult.Warning> warnings = warnings(next, difference.action());
        boolean withdrawn = left.equals(unbound) && leftover.equals(Optional.of(Leftover.WITHDRAW));
        if (!unbound.isEmpty() && !withdrawn) {
            warnings.addFirst(CatalogueResult.Warning.RECORDS_STAY);
        }
        if (forTwo) {
            warnings.add(CatalogueResult.Warning.TWO_PEOPLE);
        }
        return new CatalogueResult.Difference(
                difference, warnings, refusal.or(() -> undecided(left, leftover, forTwo)), left, Optional.empty());
    }

    private static Optional<CatalogueResult.Refusal> undecided(
            Set<String> left, Optional<Leftover> leftover, boolean forTwo) {
        String where = String.join(", ", new TreeSet<>(left));
        if (!left.isEmpty() && leftover.isEmpty()) {
            return Optional.of(new CatalogueResult.Refusal(
                    Rejection.RECORDS_STAY,
                    "say what becomes of the records at " + where
                            + ": records=withdraw takes them away, records=leave leaves them"));
        }
        return !left.isEmpty() && forTwo && leftover.equals(Optional.of(Leftover.WITHDRAW))
                ? Optional.of(new CatalogueResult.Refusal(
                        Rejection.RECORDS_STAY,
                        "what two people decide withdraws nothing at " + where + ": say records=leave"))
                : Optional.empty();
    }

    /** Providers besides the nameservers that the service is taken off. */
    private static Set<String> unbound(Optional<ServiceDefinition> before, Optional<ServiceDefinition> next) {
        Set<String> unbound =
                new TreeSet<>(before.map(ServiceDefinition::providers).orElse(List.of()));
        next.ifPresent(service -> service.providers().forEach(unbound::remove));
        return unbound;
    }

    private static Optional<CatalogueResult.Refusal> whyItStays(ServiceLeader leader) {
        if (leader.isDrilling()) {
            return Optional.of(new CatalogueResult.Refusal(
                    Rejection.DRILL_RUNNING, "a drill of " + leader.service() + " is running; abort it first"));
        }
        return leader.definition().guardrails().twoPeople()
                ? Optional.of(new CatalogueResult.Refusal(
                        Rejection.TWO_PEOPLE,
                        "two people decide on " + leader.service()
                                + ": have two-people: false approved first, then remove it"))
                : Optional.empty();
    }

    private List<CatalogueResult.Warning> warnings(Optional<ServiceDefinition> next, Action action) {
        List<CatalogueResult.Warning> warnings = new ArrayList<>();
        if (!action.differs()) {
            return warnings;
        }
        boolean unknown = next.map(ServiceDefinition::providers).orElse(List.of()).stream()
                .anyMatch(provider -> parts.providers().kind(provider) == ProviderKind.NOT_CONFIGURED);
        if (unknown) {
            warnings.add(CatalogueResult.Warning.UNKNOWN_PROVIDER);
        }
        long answering = next.map(ServiceDefinition::members).orElse(List.of()).stream()
                .filter((MemberDefinition member) -> member.weight() > 0)
                .count();
        if (answering == 1) {
            warnings.add(CatalogueResult.Warning.SINGLE_MEMBER);
        }
        return warnings;
    }

    @Override
    public CatalogueResult apply(Actor actor, CatalogueWish wish) {
        if (!wish.leftover().equals(Optional.of(Leftover.WITHDRAW))) {
            return done(LeaderCommands.await(failover.ask(() -> turn(actor, wish, clock.instant()))));
        }
        Withdrawal withdrawal = new Withdrawal(actor, failover, clock);
        CatalogueResult begun = LeaderCommands.await(failover.ask(() -> begin(withdrawal, wish, clock.instant())));
        if (!isPossible(begun)) {
            return begun;
        }
        Map<String, String> left = withdrawal.await();
        return done(LeaderCommands.await(failover.ask(() -> {
            Turn turn = left.isEmpty()
                    ? turn(actor, wish, clock.instant())
                    : new Turn(notWithdrawn(begun, left), List.of());
            if (!(turn.result() instanceof CatalogueResult.Applied)) {
                withdrawal.callOff();
            }
            return turn;
        })));
    }

    private static CatalogueResult done(Turn turn) {
        turn.written().forEach(LeaderCommands::await);
        return turn.result();
    }

    private static boolean isPossible(CatalogueResult result) {
        return result instanceof CatalogueResult.Compared compared
                && compared.refusal().isEmpty();
    }

    /** On the failover clock's thread. */
    private CatalogueResult begin(Withdrawal withdrawal, CatalogueWish wish, Instant now) {
        CatalogueResult compared = compared(wish, now);
        if (compared instanceof CatalogueResult.Compared(var tag, var differences) && isPossible(compared)) {
            if (!parts.leadership().leads()) {
                return new CatalogueResult.NotLeader(tag);
            }
            for (CatalogueResult.Difference one : differences) {
                if (!one.left().isEmpty()) {
                    withdrawal.begin(leader(one.difference().id()), one.left());
                }
            }
        }
        return compared;
    }

    private static CatalogueResult notWithdrawn(CatalogueResult begun, Map<String, String> left) {
        List<CatalogueResult.Difference> differences =
                begun instanceof CatalogueResult.Compared compared ? compared.differences() : List.of();
        String causes = left.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining("; "));
        return new CatalogueResult.Compared(
                begun.tag(),
                differences.stream()
                        .map(one -> one.left().isEmpty()
                                ? one
                                : one.refused(new CatalogueResult.Refusal(
                                        Rejection.RECORDS_STAY,
                                        "not everything could be withdrawn, so nothing was changed: " + causes)))
                        .toList());
    }

    private record Turn(CatalogueResult result, List<CompletableFuture<Void>> written) {}

    /** On the failover clock's thread. */
    private Turn turn(Actor actor, CatalogueWish wish, Instant now) {
        CatalogueResult compared = compared(wish, now);
        if (!(compared instanceof CatalogueResult.Compared(var tag, var differences))) {
            return new Turn(compared, List.of());
        }
        if (differences.stream().anyMatch(one -> one.refusal().isPresent())) {
            return new Turn(compared, List.of());
        }
        if (!parts.leadership().leads()) {
            return new Turn(new CatalogueResult.NotLeader(tag), List.of());
        }
        Map<String, ServiceDefinition> wanted =
                wish.services().stream().collect(Collectors.toMap(ServiceDefinition::id, Function.identity()));
        List<CompletableFuture<Void>> written = new ArrayList<>();
        List<CatalogueResult.Difference> made = new ArrayList<>();
        for (CatalogueResult.Difference one : differences) {
            Optional<String> proposal = Optional.empty();
            ServiceDifference difference = one.difference();
            Change change = new Change(actor, detail(wish.reason(), difference), now);
            switch (difference.action()) {
                case CREATE -> written.add(create(wanted(wanted, difference), change));
                case CHANGE -> {
                    ServiceLeader.Done done = change(wanted(wanted, difference), change);
                    written.add(done.written());
                    proposal = proposed(done.result());
                }
                case REMOVE -> written.add(remove(difference.id(), change));
                case KEEP, NONE -> {}
            }
            made.add(proposal.map(one::proposed).orElse(one));
        }
        return new Turn(new CatalogueResult.Applied(ServicesTag.of(definitions()), made), written);
    }

    private record Change(Actor actor, String detail, Instant now) {
        AuditEntry entry(String act, ServiceDefinition service, boolean isNew) {
            return new AuditEntry(
                            0,
                            now,
                            actor.user(),
                            actor.source(),
                            act,
                            service.id(),
                            null,
                            isNew ? null : service.name(),
                            isNew ? service.name() : null,
                            null,
                            "done")
                    .telling(Told.reason(detail));
        }
    }

    private static ServiceDefinition wanted(Map<String, ServiceDefinition> wanted, ServiceDifference difference) {
        ServiceDefinition next = wanted.get(difference.id());
        if (next == null) {
            throw new IllegalStateException("the wish has no service " + difference.id());
        }
        return next;
    }

    private CompletableFuture<Void> create(ServiceDefinition definition, Change change) {
        long epoch = parts.leadership().epoch();
        removed.values().removeIf(leader -> leader.plan().token().epoch() != epoch);
        Optional<ServiceLeader> before = Optional.ofNullable(removed.remove(definition.id()));
        ServiceLeader leader = before.orElseGet(() -> new ServiceLeader(
                FailoverMachine.fresh(definition, parts.settings(), parts.providers(), change.now()),
                List.of(),
                parts.surroundings()));
        Optional<Token> farewell = steering.add(leader);
        CompletableFuture<Void> written = leader.begin(change.entry("define", definition, true));
        if (before.isPresent()) {
            leader.revive(definition, leader.plan().token().next(), change.now());
        } else {
            leader.lead(epoch, change.now());
            farewell.ifPresent(last -> leader.revive(definition, last, change.now()));
        }
        parts.holders().nameservers().forEach(nameserver -> leader.joined(nameserver, change.now()));
        steering.publish(leader);
        return written;
    }

    private static Optional<String> proposed(ActResult result) {
        return result instanceof ActResult.Proposed(var proposal) ? Optional.of(proposal.id()) : Optional.empty();
    }

    private ServiceLeader.Done change(ServiceDefinition definition, Change change) {
        ServiceLeader leader = leader(definition.id());
        ServiceLeader.Done done = leader.redefine(
                change.actor(), new Redefinition(change.actor().user(), change.detail(), definition), change.now());
        if (done.result() instanceof ActResult.Refused refused) {
            throw new IllegalStateException("refused after it was found possible: " + refused.message());
        }
        steering.publish(leader);
        return done;
    }

    private CompletableFuture<Void> remove(String service, Change change) {
        ServiceLeader leader = leader(service);
        var unused = leader.retire(change.actor(), change.now());
        steering.remove(service);
        removed.put(service, leader);
        CompletableFuture<Void> written =
                parts.writer().remove(service, change.entry("remove", leader.definition(), false));
        return written.whenComplete((done, failed) -> failover.post(() -> {
            if (failed != null) {
                restore(leader);
            } else {
                steering.bidFarewell(service, leader.plan().token().next());
            }
        }));
    }

    /** It is still in the store, and a restarted hub would steer it. */
    private void restore(ServiceLeader leader) {
        if (removed.remove(leader.service(), leader)) {
            var unused = steering.add(leader);
        }
    }

    private ServiceLeader leader(String service) {
        ServiceLeader leader = steering.leaders().get(service);
        if (leader == null) {
            throw new IllegalStateException("no service " + service);
        }
        return leader;
    }

    private static String detail(String reason, ServiceDifference difference) {
        String keys = difference.changes().stream()
                .map(key -> key.path() + ": " + key.from() + " -> " + key.to())
                .collect(Collectors.joining(", "));
        String detail = difference.action() == Action.CHANGE ? reason + ": " + keys : reason;
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "...";
    }
}
