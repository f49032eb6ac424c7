package io.dure.collector.plan;

import io.dure.collector.disk.DurableFile;
import io.dure.gslb.evacuation.EvacuationMachine;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.evacuation.PlanOutcome;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.wire.PlanWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plans of a vantage point without a nameserver, held for probing only: a file for each service, and one for the token
 * that stays of each that was withdrawn.
 */
final class PlanStore implements PlanHolder {
    private static final Logger log = LoggerFactory.getLogger(PlanStore.class);
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String SUFFIX = ".json";
    private static final String WITHDRAWN = ".withdrawn";
    /** Of more the oldest tokens go: their leaders are long gone, too. */
    private static final int MOST_WITHDRAWN = 1000;

    private final Path folder;
    private final InstantSource clock;
    private final EvacuationMachine machine = new EvacuationMachine();
    private final Map<String, HeldService> held = new HashMap<>();
    private final Map<String, Token> withdrawn = new HashMap<>();

    private PlanStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Reads what was held. A file that cannot be read is left where it is and reported: a leader sends its plan again. */
    static PlanStore open(Path folder, InstantSource clock) {
        PlanStore store = new PlanStore(folder, clock);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            all.stream().filter(file -> file.toString().endsWith(SUFFIX)).forEach(store::read);
            all.stream().filter(file -> file.toString().endsWith(WITHDRAWN)).forEach(store::readWithdrawn);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the plans in " + folder, unreadable);
        }
        return store;
    }

    private void read(Path file) {
        try {
            HeldService service = PlanWire.fromJson(Files.readString(file));
            held.put(service.plan().service(), service);
        } catch (IOException | IllegalArgumentException damaged) {
            log.error("Cannot read the plan {}; waiting for the leader's", file, damaged);
        }
    }

    private void readWithdrawn(Path file) {
        String name = String.valueOf(file.getFileName());
        String service = name.substring(0, name.length() - WITHDRAWN.length());
        try {
            Token last = PlanWire.tokenOf(Files.readString(file));
            HeldService plan = held.get(service);
            // The end may have come between the two files of a change: the newer token counts.
            if (plan == null || last.isNewerThan(plan.plan().token())) {
                held.remove(service);
                withdrawn.put(service, last);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            log.error("Cannot read the token {}", file, damaged);
        }
    }

    @Override
    public synchronized ApplyResult apply(Optional<Token> expected, Plan next) {
        if (!SERVICE.matcher(next.service()).matches()) {
            return new ApplyResult.Refused(
                    ApplyResult.Refused.MALFORMED_PLAN,
                    "'" + next.service() + "' is no service's id",
                    Optional.empty());
        }
        Optional<HeldService> now = Optional.ofNullable(held.get(next.service()));
        PlanOutcome outcome = Optional.ofNullable(withdrawn.get(next.service()))
                .map(token -> machine.offerAnew(token, expected, next))
                .orElseGet(() -> machine.offer(now, expected, next, clock.instant()));
        return switch (outcome) {
            case PlanOutcome.Refused refused -> refused(refused);
            case PlanOutcome.Accepted accepted -> keep(accepted.held());
        };
    }

    private static ApplyResult refused(PlanOutcome.Refused refused) {
        return new ApplyResult.Refused(refused.code(), refused.message(), refused.heldToken());
    }

    @Override
    public synchronized ApplyResult withdraw(Optional<Token> expected, String service, Token last) {
        Optional<Token> now = token(service);
        Optional<PlanOutcome.Refused> refusal = machine.refuseWithdrawal(now, expected, last);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        if (!SERVICE.matcher(service).matches()) {
            return new ApplyResult.Refused(
                    ApplyResult.Refused.MALFORMED_PLAN, "'" + service + "' is no service's id", now);
        }
        try {
            DurableFile.write(
                    folder.resolve(service + WITHDRAWN), PlanWire.toText(last).getBytes(StandardCharsets.UTF_8));
            DurableFile.delete(folder.resolve(service + SUFFIX));
            held.remove(service);
            withdrawn.put(service, last);
            forgetOldest();
        } catch (IOException disk) {
            throw new UncheckedIOException("cannot keep that " + service + " is withdrawn", disk);
        }
        return new ApplyResult.Applied(last, clock.instant());
    }

    private void forgetOldest() throws IOException {
        if (withdrawn.size() > MOST_WITHDRAWN) {
            String oldest = Collections.min(withdrawn.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            withdrawn.remove(oldest);
            DurableFile.delete(folder.resolve(oldest + WITHDRAWN));
        }
    }

    private Optional<Token> token(String service) {
        return Optional.ofNullable(held.get(service))
                .map(one -> one.plan().token())
                .or(() -> Optional.ofNullable(withdrawn.get(service)));
    }

    private ApplyResult keep(HeldService service) {
        Plan plan = service.plan();
        try {
            DurableFile.write(
                    folder.resolve(plan.service() + SUFFIX),
                    PlanWire.toJson(service).getBytes(StandardCharsets.UTF_8));
            if (withdrawn.remove(plan.service()) != null) {
                DurableFile.delete(folder.resolve(plan.service() + WITHDRAWN));
            }
        } catch (IOException disk) {
            throw new UncheckedIOException("cannot keep the plan of " + plan.service(), disk);
        }
        held.put(plan.service(), service);
        return new ApplyResult.Applied(plan.token(), clock.instant());
    }

    @Override
    public synchronized ObserveResult observe(String service) {
        Optional<Plan> plan = Optional.ofNullable(held.get(service)).map(HeldService::plan);
        return plan.isPresent()
                ? ObserveResult.Observed.ofPlan(plan, Optional.empty())
                : ObserveResult.Observed.withoutPlan(token(service));
    }

    @Override
    public synchronized Collection<Plan> plans() {
        return held.values().stream().map(HeldService::plan).toList();
    }
}
