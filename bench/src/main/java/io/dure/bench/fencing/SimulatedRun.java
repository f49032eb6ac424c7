package io.dure.bench.fencing;

import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.FailoverMachine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A minute of two hubs that share an expiring lease and one zone. Who leads is stopped again and again, for up to three
 * times the lease's length; changes take a while to arrive, at times very long, and answers get lost.
 */
final class SimulatedRun {
    private static final long LENGTH_MS = 60_000;
    private static final long LEASE_MS = 4_000;
    private static final long TICK_MS = 250;
    private static final long CALL_TIMEOUT_MS = 5_000;
    private static final Instant START = Instant.ofEpochMilli(1_800_000_000_000L);

    private final SplittableRandom random;
    private final boolean fenced;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final List<Hub> hubs = new ArrayList<>();
    private Optional<Token> held = Optional.empty();
    private Token highest = new Token(0, 0);
    private Hub holder;
    private long leaseEnds;
    private long epoch;
    private long now;
    private long order;
    private Counts counts = Counts.NONE;

    /** What happened. */
    record Counts(long stale, long applied, long refused, long leaders, long midChange) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    stale + more.stale,
                    applied + more.applied,
                    refused + more.refused,
                    leaders + more.leaders,
                    midChange + more.midChange);
        }
    }

    SimulatedRun(long seed, boolean fenced) {
        this.random = new SplittableRandom(seed);
        this.fenced = fenced;
        hubs.add(new Hub());
        hubs.add(new Hub());
        holder = hubs.getFirst();
    }

    Counts run() {
        hubs.forEach(hub -> at(random.nextLong(TICK_MS), hub::tick));
        at(random.nextLong(2_000, 6_000), this::stop);
        while (now < LENGTH_MS) {
            Event event = queue.remove();
            now = event.time();
            event.action().run();
        }
        return counts;
    }

    private void stop() {
        at(random.nextLong(3_000, 12_000), this::stop);
        holder.pausedUntil = now + random.nextLong(200, 3 * LEASE_MS);
        counts = counts.plus(new Counts(0, 0, 0, 0, holder.underWay > 0 ? 1 : 0));
    }

    private ApplyResult arrive(Optional<Token> expected, Token next) {
        if (fenced && !held.equals(expected)) {
            counts = counts.plus(new Counts(0, 0, 1, 0, 0));
            return new ApplyResult.Refused(ApplyResult.Refused.TOKEN_MISMATCH, "another one", held);
        }
        boolean stale = held.isPresent() && !next.isNewerThan(highest);
        counts = counts.plus(new Counts(stale ? 1 : 0, 1, 0, 0, 0));
        held = Optional.of(next);
        highest = next.isNewerThan(highest) ? next : highest;
        return new ApplyResult.Applied(next, Instant.EPOCH);
    }

    private void at(long delay, Runnable action) {
        queue.add(new Event(now + delay, order++, action));
    }

    private record Event(long time, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(order, other.order);
        }
    }

    private final class Hub {
        private final FailoverMachine machine =
                Steered.machine((id, desired, actual) -> new ProviderPlan.Changes(List.of()), START);
        private long pausedUntil;
        private long above;
        private int underWay;
        private int shifts;

        void tick() {
            at(TICK_MS, this::tick);
            if (now < pausedUntil) {
                return;
            }
            boolean leaseFirst = random.nextBoolean();
            if (leaseFirst) {
                beat();
            }
            if (machine.leading()) {
                var unused = machine.act(Steered.shift(shifts++), time());
                Steered.look(machine, time());
                flush();
            }
            if (!leaseFirst) {
                beat();
            }
        }

        private void beat() {
            boolean runs = now < leaseEnds;
            if (runs && holder != this) {
                machine.resign(time());
                return;
            }
            boolean isNew = !runs || !machine.leading();
            epoch = isNew ? Math.max(epoch, above) + 1 : epoch;
            holder = this;
            leaseEnds = now + LEASE_MS;
            if (isNew) {
                counts = counts.plus(new Counts(0, 0, 0, 1, 0));
                machine.lead(epoch, time());
                flush();
            }
        }

        private void flush() {
            for (Effect effect : machine.takeEffects()) {
                if (effect instanceof Effect.Apply apply) {
                    underWay++;
                    send(() -> leave(apply));
                } else if (effect instanceof Effect.Observe observe) {
                    send(() -> {
                        ObserveResult seen =
                                ObserveResult.Observed.ofRecords(held, List.of(), new Propagation.InSync(), List.of());
                        whenAwake(() -> machine.observed(observe.provider(), observe.attempt(), seen, time()));
                    });
                } else if (effect instanceof Effect.StepDown down) {
                    above = Math.max(above, down.seenEpoch());
                    leaseEnds = holder == this ? now : leaseEnds;
                }
            }
        }

        /** A thread of its own carries it out: a stop may catch it before it left. */
        private void send(Runnable deed) {
            at(random.nextLong(1, 20), () -> {
                if (now < pausedUntil) {
                    at(pausedUntil - now + random.nextLong(1, 20), deed);
                } else {
                    deed.run();
                }
            });
        }

        private void leave(Effect.Apply apply) {
            boolean[] answered = new boolean[1];
            at(CALL_TIMEOUT_MS, () -> answer(apply, new ApplyResult.OutcomeUnknown("no answer"), answered));
            boolean slow = random.nextInt(10) == 0;
            boolean lost = random.nextInt(20) == 0;
            at(random.nextLong(1, 40) + (slow ? random.nextLong(15_000) : 0), () -> {
                ApplyResult result = arrive(apply.expected(), apply.next().token());
                if (!lost) {
                    at(random.nextLong(1, 40), () -> answer(apply, result, answered));
                }
            });
        }

        private void answer(Effect.Apply apply, ApplyResult result, boolean[] answered) {
            whenAwake(() -> {
                if (!answered[0]) {
                    answered[0] = true;
                    underWay--;
                    machine.applied(apply.provider(), apply.attempt(), result, time());
                }
            });
        }

        private void whenAwake(Runnable deed) {
            if (now < pausedUntil) {
                at(pausedUntil - now, () -> whenAwake(deed));
            } else {
                deed.run();
                flush();
            }
        }

        private Instant time() {
            return START.plusMillis(now);
        }
    }
}
