package io.dure.hub.failover.simulation;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.hub.failover.RecordsInMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A provider of records out in the internet: slow at times, throttling, losing answers, and written to by others. */
final class Zone {
    static final String ID = "zone";
    private static final String STRANGER = "192.0.2.66";

    final SplittableRandom random;
    int outages;
    int throttles;
    int losses;
    int delays;
    private final World world;
    private final RecordsInMemory records = new RecordsInMemory(ID);
    private Optional<Token> highest = Optional.empty();
    private long lastDisturbance;
    private int disturbances;

    Zone(World world) {
        this.world = world;
        this.random = world.random.split();
        records.fenced(world.guards.fencedZone());
    }

    RecordsInMemory records() {
        return records;
    }

    /** A fault of it begins (1), ends (-1) or passes at once (0). */
    void disturb(int change) {
        disturbances += change;
        lastDisturbance = world.now;
    }

    long quietMs() {
        return disturbances > 0 ? 0 : world.now - lastDisturbance;
    }

    ApplyResult apply(Optional<Token> expected, Plan next) {
        ApplyResult result = records.apply(expected, next);
        switch (result) {
            case ApplyResult.Applied applied -> {
                if (highest.filter(known -> !applied.token().isNewerThan(known)).isPresent()) {
                    throw new Invariant.Broken(
                            Invariant.NO_OLDER_TOKEN, ID + " took " + applied.token() + " after " + highest);
                }
                highest = Optional.of(applied.token());
                world.tally.count(Tally.Kind.ZONE_WRITTEN);
            }
            case ApplyResult.Refused refused -> world.tally.count(Tally.Kind.ZONE_REFUSED);
            case ApplyResult.Unreachable unreachable -> {}
            case ApplyResult.OutcomeUnknown unknown -> {}
        }
        return result;
    }

    ObserveResult observe() {
        return records.observe(new ServiceName(world.definition.id(), world.definition.name()));
    }

    /** Somebody writes there by hand. */
    void tamper() {
        disturb(0);
        world.tally.count(Tally.Kind.ZONE_TAMPERED);
        Endpoint one = World.ENDPOINTS.get(random.nextInt(2)).get(random.nextInt(2));
        switch (random.nextInt(4)) {
            case 0 -> records.tamper(STRANGER, 1);
            case 1 -> records.tamper(one.address(), random.nextInt(1, 255));
            case 2 -> records.tamper(one.address(), 0);
            default -> {
                List<Token> accepted = records.accepted();
                if (!accepted.isEmpty()) {
                    highest = Optional.of(accepted.get(random.nextInt(accepted.size())));
                    records.tamper(highest);
                }
            }
        }
    }

    /** A hub of another house, with an epoch of its own, takes the name for its own. */
    void foreignLeader() {
        Optional<Token> held = records.token();
        if (held.isPresent()) {
            disturb(0);
            world.disturb(0);
            world.tally.count(Tally.Kind.FOREIGN_LEADER);
            Token claim = Token.claim(held.get().epoch() + random.nextInt(1, 4));
            highest = Optional.of(claim);
            records.tamper(highest);
            records.tamper(STRANGER, 1);
        }
    }

    boolean serves(Plan plan) {
        Map<String, Integer> wanted = new HashMap<>();
        for (MemberPlan member : plan.members()) {
            for (Endpoint endpoint : member.endpoints()) {
                if (member.weight() > 0) {
                    wanted.put(endpoint.address(), member.weight());
                }
            }
        }
        return records.token().equals(Optional.of(plan.token()))
                && records.weights().equals(wanted);
    }

    String describe() {
        return ID + " " + records.token() + " " + records.weights();
    }
}
