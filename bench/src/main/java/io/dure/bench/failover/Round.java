package io.dure.bench.failover;

import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One fault after another on one service: strike, watch the answers, lift, return by force, wait until all is as before. */
final class Round {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long PROBE_PERIOD_MS = 2_000;
    /** So many answers without the address in a row: by chance once in 2^40. */
    private static final int PROOF = 40;

    private final SteeredServices steered;
    private final AnswerWatch watch;
    private final int service;
    private final boolean beside;
    private final Random random;

    Round(SteeredServices steered, AnswerWatch watch, int service, boolean beside, long seed) {
        this.steered = steered;
        this.watch = watch;
        this.service = service;
        this.beside = beside;
        this.random = new Random(seed);
    }

    /** Seconds from the fault; null where it was not seen within a minute. */
    record Result(
            String fault,
            String service,
            String site,
            Instant struck,
            @Nullable Double decided,
            @Nullable Double answered,
            @Nullable Double peerAnswered) {

        static void write(List<Result> results, Path file) {
            JsonMapper json = JsonMapper.builder().build();
            try {
                Files.write(file, results.stream().map(json::writeValueAsString).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Result play(Fault fault) {
        String id = SteeredServices.id(service);
        Site site = random.nextBoolean() ? Site.PRIVATE : Site.PUBLIC;
        Address address = SteeredServices.address(site, service);
        Child member = steered.member(site.id(), service);
        Instant before = Instant.now();
        require("service " + id + " as configured", () -> steered.isSteady(id) && peerAnswers(id, address, before));
        // the moment within the probes' period is part of what is measured
        Waiting.pause(Duration.ofMillis(random.nextLong(PROBE_PERIOD_MS)));
        Instant struck = Instant.now();
        fault.strike(member, address);
        try {
            Waiting.until(LONGEST, () -> allLeftOut(id, address, struck));
        } finally {
            fault.lift(member, address);
        }
        Result result = new Result(
                fault.label(),
                id,
                site.id(),
                struck,
                seconds(struck, decided(id, struck)),
                seconds(struck, bothLeftOut(id, address, struck)),
                beside ? seconds(struck, watch.leftOut("gdnsd", id, address.host(), struck, PROOF)) : null);
        require(
                id + " to be seen up again",
                () -> steered.verdict(id, site.id()).equals("up"));
        if (!steered.state(id, site.id()).equals("serving")) {
            steered.hub()
                    .post(
                            "services/" + id + "/override",
                            Map.of("site", site.id(), "action", "return", "reason", "benchmark"))
                    .required();
        }
        return result;
    }

    private boolean allLeftOut(String id, Address address, Instant struck) {
        return bothLeftOut(id, address, struck).isPresent()
                && (!beside
                        || watch.leftOut("gdnsd", id, address.host(), struck, PROOF)
                                .isPresent());
    }

    /** When the last of our nameservers was right. */
    private Optional<Instant> bothLeftOut(String id, Address address, Instant struck) {
        Instant last = struck;
        for (Site site : Site.values()) {
            Optional<Instant> right = watch.leftOut(site.collector(), id, address.host(), struck, PROOF);
            if (right.isEmpty()) {
                return right;
            }
            last = right.get().isAfter(last) ? right.get() : last;
        }
        return Optional.of(last);
    }

    private boolean peerAnswers(String id, Address address, Instant since) {
        return !beside || watch.named("gdnsd", id, address.host(), since);
    }

    private Optional<Instant> decided(String id, Instant struck) {
        HubClient.Reply reply = steered.hub().keep("incidents?limit=5&service=" + id);
        for (JsonNode incident : reply.required().path("incidents")) {
            for (JsonNode stage : incident.path("stages")) {
                if (stage.path("stage").asString("").equals("decided")
                        && stage.path("at").isString()) {
                    Instant at = Instant.parse(stage.path("at").asString());
                    if (at.isAfter(struck)) {
                        return Optional.of(at);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static void require(String what, BooleanSupplier condition) {
        if (!Waiting.until(LONGEST, condition)) {
            throw new IllegalStateException("waited " + LONGEST.toSeconds() + " s in vain for " + what);
        }
    }

    private static @Nullable Double seconds(Instant from, Optional<Instant> to) {
        return to.map(at -> Duration.between(from, at).toMillis() / 1000.0).orElse(null);
    }
}
