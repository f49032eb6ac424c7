package io.dure.bench.matrix;

import io.dure.bench.failover.AnswerWatch;
import io.dure.bench.failover.SteeredServices;
import io.dure.demo.layout.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the answers of one service show of one case, at the nameservers that live. */
final class Verdicts {
    /** So many answers without an address in a row: by even weights chance alone does that once in 2^40. */
    private static final int PROOF = 40;

    private final AnswerWatch watch;
    private final int service;
    /** Since when each nameserver that lives is to be judged. */
    private final Map<String, Instant> living;

    Verdicts(AnswerWatch watch, int service, Map<String, Instant> living) {
        this.watch = watch;
        this.service = service;
        this.living = Map.copyOf(living);
    }

    /** When the last nameserver began to leave the site out; empty while one does not. */
    Optional<Instant> outSince(Site site) {
        Instant last = Instant.MIN;
        for (Map.Entry<String, Instant> one : living.entrySet()) {
            Optional<Instant> since = leftOut(one.getKey(), one.getValue(), site);
            if (since.isEmpty()) {
                return since;
            }
            last = since.get().isAfter(last) ? since.get() : last;
        }
        return Optional.of(last);
    }

    /** Whether any nameserver leaves the site out now. */
    boolean anyLeavesOut(Site site) {
        return living.entrySet().stream()
                .anyMatch(one -> leftOut(one.getKey(), one.getValue(), site).isPresent());
    }

    private Optional<Instant> leftOut(String nameserver, Instant since, Site site) {
        return watch.leftOut(
                nameserver,
                SteeredServices.id(service),
                SteeredServices.address(site, service).host(),
                since,
                PROOF);
    }

    /** Answers that named nobody, and questions that were not answered. */
    long empty() {
        return living.entrySet().stream()
                .flatMap(one -> watch.after(one.getKey(), SteeredServices.id(service), one.getValue()).stream())
                .filter(seen -> seen.addresses().isEmpty())
                .count();
    }

    /** Questions that were answered only when they were asked again: a packet was lost, or somebody was late. */
    long askedTwice() {
        return living.entrySet().stream()
                .flatMap(one -> watch.after(one.getKey(), SteeredServices.id(service), one.getValue()).stream())
                .filter(seen -> !seen.addresses().isEmpty() && seen.asked() > 1)
                .count();
    }

    /** All that was asked. */
    long answers() {
        return living.entrySet().stream()
                .map(one -> watch.after(one.getKey(), SteeredServices.id(service), one.getValue()))
                .mapToLong(List::size)
                .sum();
    }
}
