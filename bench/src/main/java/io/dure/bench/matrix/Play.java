package io.dure.bench.matrix;

import io.dure.bench.failover.AnswerWatch;
import io.dure.bench.failover.SteeredServices;
import io.dure.demo.layout.Secrets;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cut and one death at a time, on two services at once: of the first both portals stay up, of the second the private
 * one is killed. Then everything is mended, and all has to become as it was.
 */
final class Play {
    private static final int ALIVE = 1;
    private static final int KILLED = 2;
    /** Probes need two failures 2 s apart, evidence a second more, and what is silent stays silent from 4 s on. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private final SteeredServices steered;
    private final AnswerWatch watch;
    private final Secrets secrets;

    Play(SteeredServices steered, AnswerWatch watch, Secrets secrets) {
        this.steered = steered;
        this.watch = watch;
        this.secrets = secrets;
    }

    /** The two cases of a cut and a death. */
    List<Outcome> play(Cut cut, Dead dead) {
        require("both services as configured", RECOVERY, this::isSteady);
        Instant struck = Instant.now();
        Child portal = steered.member(Site.PRIVATE.id(), KILLED);
        Optional<Child> victim = dead.process().map(steered::process);
        Verdicts alive = verdicts(ALIVE, dead, struck);
        Verdicts killed = verdicts(KILLED, dead, struck);
        Expected expected = Expected.of(cut, dead, true);
        Optional<Instant> out;
        boolean aliveHit;
        boolean killedHit;
        cut.make();
        try {
            victim.ifPresent(Child::kill);
            portal.kill();
            Instant looked = struck.plus(LOOK);
            Waiting.until(
                    LONGEST,
                    () -> Instant.now().isAfter(looked)
                            && (expected == Expected.STAYS
                                    || killed.outSince(Site.PRIVATE).isPresent()));
            out = killed.outSince(Site.PRIVATE);
            aliveHit = alive.anyLeavesOut(Site.PRIVATE) || alive.anyLeavesOut(Site.PUBLIC);
            killedHit = killed.anyLeavesOut(Site.PUBLIC)
                    || (expected == Expected.STAYS && killed.anyLeavesOut(Site.PRIVATE));
        } finally {
            cut.mend();
            victim.ifPresent(Child::start);
            portal.start();
        }
        Mending mending = new Mending(expected);
        boolean whole = Waiting.until(RECOVERY, mending::isDone);
        if (!whole) {
            throw new IllegalStateException("not as before after " + cut.label() + " and " + dead.label());
        }
        return List.of(
                new Outcome(
                        cut.label(),
                        dead.label(),
                        false,
                        Expected.STAYS,
                        aliveHit || mending.aliveHit,
                        null,
                        alive.empty(),
                        alive.askedTwice(),
                        alive.answers()),
                new Outcome(
                        cut.label(),
                        dead.label(),
                        true,
                        expected,
                        killedHit || mending.killedHit,
                        out.map(at -> Duration.between(struck, at).toMillis() / 1000.0)
                                .orElse(null),
                        killed.empty(),
                        killed.askedTwice(),
                        killed.answers()));
    }

    private Verdicts verdicts(int service, Dead dead, Instant struck) {
        Map<String, Instant> living = new HashMap<>();
        for (Site site : Site.values()) {
            if (!dead.hosts(site.collector())) {
                living.put(site.collector(), struck);
            }
        }
        return new Verdicts(watch, service, living);
    }

    /** As configured, every domain votes, and every nameserver answers. */
    private boolean isSteady() {
        Instant lately = Instant.now().minusSeconds(1);
        return Stream.of(ALIVE, KILLED)
                .map(SteeredServices::id)
                .allMatch(id -> steered.isSteady(id)
                        && steered.allVote(id)
                        && Stream.of(Site.values())
                                .allMatch(site -> watch.after(site.collector(), id, lately).stream()
                                        .anyMatch(seen -> !seen.addresses().isEmpty())));
    }

    private static void require(String what, Duration longest, java.util.function.BooleanSupplier condition) {
        if (!Waiting.until(longest, condition)) {
            throw new IllegalStateException("waited " + longest.toSeconds() + " s in vain for " + what);
        }
    }

    /** Watches for members that go out while all comes back, and returns by force what rightly went. */
    private final class Mending {
        private final Expected expected;
        private boolean aliveHit;
        private boolean killedHit;

        Mending(Expected expected) {
            this.expected = expected;
        }

        boolean isDone() {
            if (steered.hub().get("services/" + SteeredServices.id(ALIVE)).status() == 401) {
                steered.signIn(secrets);
            }
            for (Site site : Site.values()) {
                aliveHit |= isOut(ALIVE, site);
                killedHit |= isOut(KILLED, site) && (site == Site.PUBLIC || expected == Expected.STAYS);
                comeBack(ALIVE, site);
                comeBack(KILLED, site);
            }
            return isSteady();
        }

        private boolean isOut(int service, Site site) {
            String state = steered.state(SteeredServices.id(service), site.id());
            return !state.isEmpty() && !state.equals("serving");
        }

        private void comeBack(int service, Site site) {
            String id = SteeredServices.id(service);
            if (isOut(service, site) && steered.verdict(id, site.id()).equals("up")) {
                steered.hub()
                        .post(
                                "services/" + id + "/override",
                                Map.of("site", site.id(), "action", "return", "reason", "benchmark"));
            }
        }
    }
}
