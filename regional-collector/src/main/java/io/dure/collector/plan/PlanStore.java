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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plans of a vantage point without a nameserver, held for probing only: a file for each service. */
final class PlanStore implements PlanHolder {
    private static final Logger log = LoggerFactory.getLogger(PlanStore.class);
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final InstantSource clock;
    private final EvacuationMachine machine = new EvacuationMachine();
    private final Map<String, HeldService> held = new HashMap<>();

    private PlanStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Reads what was held. A file that cannot be read is left where it is and reported: a leader sends its plan again. */
    static PlanStore open(Path folder, InstantSource clock) {
        PlanStore store = new PlanStore(folder, clock);
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX)).forEach(store::read);
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

    @Override
    public synchronized ApplyResult apply(Optional<Token> expected, Plan next) {
        if (!SERVICE.matcher(next.service()).matches()) {
            return new ApplyResult.Refused(
                    ApplyResult.Refused.MALFORMED_PLAN,
                    "'" + next.service() + "' is no service's id",
                    Optional.empty());
        }
        Optional<HeldService> now = Optional.ofNullable(held.get(next.service()));
        return switch (machine.offer(now, expected, next, clock.instant())) {
            case PlanOutcome.Refused refused ->
                new ApplyResult.Refused(refused.code(), refused.message(), refused.heldToken());
            case PlanOutcome.Accepted accepted -> keep(accepted.held());
        };
    }

    private ApplyResult keep(HeldService service) {
        Plan plan = service.plan();
        try {
            DurableFile.write(
                    folder.resolve(plan.service() + SUFFIX),
                    PlanWire.toJson(service).getBytes(StandardCharsets.UTF_8));
        } catch (IOException disk) {
            throw new UncheckedIOException("cannot keep the plan of " + plan.service(), disk);
        }
        held.put(plan.service(), service);
        return new ApplyResult.Applied(plan.token(), clock.instant());
    }

    @Override
    public synchronized ObserveResult observe(String service) {
        return ObserveResult.Observed.ofPlan(
                Optional.ofNullable(held.get(service)).map(HeldService::plan), Optional.empty());
    }

    @Override
    public synchronized Collection<Plan> plans() {
        return held.values().stream().map(HeldService::plan).toList();
    }
}
