package io.dure.gslb.provider.rfc2136;

import static io.dure.gslb.provider.ApplyResult.Refused.NOT_OWNED;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.RecordChange;
import io.dure.gslb.provider.rfc2136.render.Ownership;
import io.dure.gslb.provider.rfc2136.render.RecordDiff;
import io.dure.gslb.provider.rfc2136.render.Renderer;
import io.dure.gslb.provider.rfc2136.render.Rendering;
import io.dure.gslb.provider.rfc2136.render.Standing;
import io.dure.gslb.provider.rfc2136.render.TokenRecord;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.rfc2136.render.ZoneRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A zone on a server that takes signed UPDATE messages: BIND, Knot, PowerDNS. A change is one message with the token's
 * comparison among its conditions, so that all of it happens or nothing. Thread-safe.
 */
public final class Rfc2136Provider implements Provider, AutoCloseable {
    /** What is written here; other types at a name are somebody else's. */
    private static final Set<String> TYPES = Set.of("A", "AAAA", "CNAME", "NS", ZoneRecord.LUA);

    private final Rfc2136Settings settings;
    private final Clock clock;
    private final Renderer renderer;
    private final Zone zone;
    private final PlanWriter writer;
    private final SecondarySurvey secondaries;
    private final Optional<RotatingTurns> turns;

    /**
     * Asks nobody yet.
     *
     * @param clock of signatures, which server and provider must agree on to five minutes, and of turns
     */
    public Rfc2136Provider(Rfc2136Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.renderer = new Renderer(settings.zone(), settings.weighting());
        this.zone = new Zone(settings, clock);
        this.writer = new PlanWriter(settings, clock, zone);
        this.secondaries = new SecondarySurvey(settings);
        this.turns = settings.weighting() instanceof Weighting.Rotation
                ? Optional.of(new RotatingTurns(settings, zone, clock))
                : Optional.empty();
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        boolean drawn = settings.weighting() instanceof Weighting.Lua
                || settings.weighting().isLink();
        return new Capabilities(drawn, false, !settings.secondaries().isEmpty());
    }

    @Override
    public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
        return switch (renderer.render(desired)) {
            case Rendering.Refused(String code, String message) -> new ProviderPlan.Refused(code, message);
            case Rendering.Records records -> plan(desired, standing(desired.name(), actual), records);
        };
    }

    private ProviderPlan plan(Plan desired, Standing standing, Rendering.Records records) {
        Set<ZoneRecord> first = records.phases().getFirst();
        Optional<String> objection =
                Ownership.objection(standing, first, settings.adopted().contains(desired.service()));
        if (objection.isPresent()) {
            return new ProviderPlan.Refused(NOT_OWNED, objection.get());
        }
        List<RecordChange> changes = new ArrayList<>(
                records.isServedBy(standing.records()) ? List.of() : RecordDiff.between(standing.records(), first));
        Optional<String> token = standing.token().map(PlanDiff::text);
        String next = PlanDiff.text(desired.token());
        if (!token.equals(Optional.of(next))) {
            String owner = TokenRecord.owner(desired.serviceName(), settings.zone());
            changes.add(new RecordChange(owner, TokenRecord.TYPE, token, Optional.of(next)));
        }
        return new ProviderPlan.Changes(changes);
    }

    @Override
    public ApplyResult apply(Optional<Token> expected, Plan next) {
        boolean adopting = settings.adopted().contains(next.service());
        return apply(next, records -> PlanWriter.Claim.of(expected, adopting));
    }

    @Override
    public ApplyResult adopt(Plan next) {
        return apply(next, records -> PlanWriter.Claim.of(Optional.empty(), true));
    }

    @Override
    public ApplyResult reclaim(Plan next) {
        return apply(next, records -> PlanWriter.Claim.ofOwn(records::isServedBy));
    }

    @Override
    public ApplyResult withdraw(Optional<Token> expected, Plan last) {
        return writer.write(PlanWriter.Claim.of(expected, false), last, Set.of());
    }

    private ApplyResult apply(Plan next, Function<Rendering.Records, PlanWriter.Claim> claim) {
        return switch (renderer.render(next)) {
            case Rendering.Refused(String code, String message) ->
                new ApplyResult.Refused(code, message, Optional.empty());
            case Rendering.Records records -> {
                Set<ZoneRecord> desired = records.at(clock.instant());
                ApplyResult result = writer.write(claim.apply(records), next, desired);
                if (result instanceof ApplyResult.Applied) {
                    turns.ifPresent(turning -> turning.begin(next, records, desired));
                }
                yield result;
            }
        };
    }

    @Override
    public ObserveResult observe(ServiceName service) {
        if (renderer.refusal(service).isPresent()) {
            return ObserveResult.Observed.ofRecords(Optional.empty(), List.of(), new Propagation.InSync(), List.of());
        }
        ZoneReader.View view;
        Deadline deadline = Deadline.in(settings.timeout().multipliedBy(3));
        try (Exchange exchange = zone.open(deadline)) {
            view = zone.read(exchange, service, deadline);
        } catch (IOException failure) {
            return new ObserveResult.Unreachable(Failure.text(settings.primary(), failure));
        }
        Optional<Token> token = view.standing().token();
        return ObserveResult.Observed.ofRecords(
                token, held(view.standing()), secondaries.propagation(service, view.serial(), token), List.of());
    }

    private static List<HeldRecord> held(Standing standing) {
        Set<ZoneRecord> all = new TreeSet<>(standing.records());
        all.addAll(standing.foreign());
        return all.stream()
                .map(record -> new HeldRecord(
                        record.owner(),
                        record.type(),
                        record.data(),
                        record.ttl(),
                        OptionalInt.empty(),
                        Optional.empty()))
                .toList();
    }

    private static Standing standing(String name, ObserveResult.Observed actual) {
        Set<ZoneRecord> records = new HashSet<>();
        Set<ZoneRecord> foreign = new HashSet<>();
        for (HeldRecord held : actual.records()) {
            ZoneRecord record = new ZoneRecord(held.owner(), held.type(), held.data(), held.ttl());
            boolean atName = held.owner().equals(name) || held.owner().endsWith("." + name);
            (atName && TYPES.contains(held.type()) ? records : foreign).add(record);
        }
        return new Standing(actual.token(), records, foreign, false);
    }

    /** Whether sites take turns by what was applied here. */
    boolean isTurning() {
        return turns.filter(RotatingTurns::hasServices).isPresent();
    }

    /** Ends the turns of sites, where there are any; what is served stays. */
    @Override
    public void close() {
        turns.ifPresent(RotatingTurns::close);
    }
}
