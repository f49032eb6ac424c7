package io.dure.bench.fencing;

import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.rfc2136.Rfc2136Provider;
import io.dure.gslb.provider.rfc2136.Rfc2136Settings;
import io.dure.gslb.provider.rfc2136.TsigKey;
import io.dure.gslb.provider.rfc2136.ZoneServer;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.FailoverMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Steers one service by the shipped machine and the shipped provider while it holds the lease, and says what it does, one
 * line each. Arguments: its name, the lease's folder, the server's port, the key's secret in base64. It works before it
 * looks at its lease, which is the dangerous order for somebody who was stopped.
 */
final class SteeringProcess {
    /** So short that a change is nearly always under way. */
    private static final long TICK_MS = 5;

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final int MOST_INPUTS = 1_000;

    private final BlockingQueue<Runnable> inputs = new LinkedBlockingQueue<>(MOST_INPUTS);
    private final LeaseFolder lease;
    private final Rfc2136Provider provider;
    private final ExecutorService errands = Executors.newVirtualThreadPerTaskExecutor();
    private final FailoverMachine machine;
    private Instant until = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private Instant nextBeat = Instant.MIN;
    private long epoch;
    private long above;
    private int shifts;

    private SteeringProcess(LeaseFolder lease, Rfc2136Provider provider) {
        this.lease = lease;
        this.provider = provider;
        this.machine = Steered.machine((id, desired, actual) -> provider.plan(desired, actual), Instant.now());
    }

    public static void main(String[] words) throws Exception {
        TsigKey key = new TsigKey(
                "hub-key", TsigKey.Algorithm.HMAC_SHA256, Base64.getDecoder().decode(words[3]));
        Rfc2136Settings settings = Rfc2136Settings.of(
                Steered.PROVIDER,
                Steered.ZONE,
                new ZoneServer("127.0.0.1", Integer.parseInt(words[2])),
                List.of(),
                key,
                new Weighting.Addresses(8, 100));
        try (Rfc2136Provider provider = new Rfc2136Provider(settings, Clock.systemUTC())) {
            new SteeringProcess(new LeaseFolder(Path.of(words[1]), words[0]), provider).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        long next = System.nanoTime();
        while (true) {
            Runnable input = inputs.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (input != null) {
                input.run();
            } else {
                next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TICK_MS);
                steer();
                beat();
            }
            machine.takeEffects().forEach(this::carryOut);
        }
    }

    private void steer() {
        if (machine.leading()) {
            var unused = machine.act(Steered.shift(shifts++), Instant.now());
            Steered.look(machine, Instant.now());
            machine.takeEffects().forEach(this::carryOut);
        }
    }

    private void beat() throws IOException {
        Instant now = Instant.now();
        if (now.isBefore(notBefore) || now.isBefore(nextBeat)) {
            return;
        }
        nextBeat = now.plus(BEAT);
        long granted = lease.beat(above, now);
        if (granted == 0) {
            resign(now);
        } else {
            until = now.plus(LeaseFolder.LENGTH);
            if (granted != epoch || !machine.leading()) {
                epoch = granted;
                say("lead " + granted);
                machine.lead(granted, now);
            }
        }
    }

    private void resign(Instant now) {
        if (machine.leading()) {
            machine.resign(now);
            say("resigned after " + until);
        }
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Apply apply) {
            errands.execute(() -> {
                Token token = apply.next().token();
                say("sending " + text(token));
                ApplyResult result = provider.apply(apply.expected(), apply.next());
                say(word(result) + " " + text(token));
                input(() -> machine.applied(apply.provider(), apply.attempt(), result, Instant.now()));
            });
        } else if (effect instanceof Effect.Observe observe) {
            errands.execute(() -> {
                ObserveResult result = provider.observe(observe.service());
                input(() -> machine.observed(observe.provider(), observe.attempt(), result, Instant.now()));
            });
        } else if (effect instanceof Effect.StepDown down) {
            above = Math.max(above, down.seenEpoch());
            notBefore = Instant.now().plus(LeaseFolder.LENGTH);
            say("stepped-down " + down.cause());
        }
    }

    private void input(Runnable input) {
        if (!inputs.offer(input)) {
            say("overrun");
        }
    }

    private static String word(ApplyResult result) {
        return switch (result) {
            case ApplyResult.Applied applied -> "applied";
            case ApplyResult.Refused refused -> "refused";
            case ApplyResult.Unreachable unreachable -> "unreachable";
            case ApplyResult.OutcomeUnknown unknown -> "unknown";
        };
    }

    private static String text(Token token) {
        return token.epoch() + " " + token.revision();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
