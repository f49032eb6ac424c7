package io.dure.hub.instance;

import io.dure.hub.ledger.Ledger;
import io.dure.hub.ledger.LifeKey;
import io.dure.hub.ledger.LifeLedger;
import io.dure.hub.live.InstanceView;
import io.dure.hub.live.InstanceViews;
import io.dure.hub.reconciliation.InstanceRow;
import io.dure.hub.reconciliation.Ledgers;
import io.dure.hub.reconciliation.StoredBooks;
import io.dure.hub.store.Life;
import io.dure.hub.store.LifeQuery;
import io.dure.hub.store.LifeStore;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what is heard now beside what the store remembers: a life is in both, in the store alone, or only just begun. */
final class InstanceBoard implements Instances {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceBoard.class);
    private static final Duration HIDDEN_AFTER = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int MOST_LIVES = 50_000;
    private static final Comparator<InstanceSummary> ORDER = Comparator.comparing(InstanceSummary::site)
            .thenComparing(InstanceSummary::service)
            .thenComparing(InstanceSummary::instance)
            .thenComparing(InstanceSummary::lastReportAt, Comparator.reverseOrder());

    private final InstanceViews live;
    private final LifeStore store;
    private final Ledgers ledgers;
    private final Clock clock;

    InstanceBoard(InstanceViews live, LifeStore store, Ledgers ledgers, Clock clock) {
        this.live = live;
        this.store = store;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @Override
    public InstanceList list(InstanceFilter filter) {
        Instant now = clock.instant();
        LifeQuery query = new LifeQuery(
                filter.service(),
                filter.site(),
                Optional.empty(),
                filter.hidden() ? Optional.empty() : Optional.of(now.minus(HIDDEN_AFTER.multipliedBy(2))),
                MOST_LIVES);
        boolean partial = false;
        List<Life> lives = List.of();
        try {
            lives = store.lives(query);
        } catch (StoreUnavailable failed) {
            LOG.warn("instances are listed without the store's: {}", failed.getMessage());
            partial = true;
        }
        List<InstanceSummary> all = summaries(lives, live.instances(filter.service(), filter.site(), true), now);
        all.removeIf(one -> !filter.matches(one));
        all.sort(ORDER);
        return new InstanceList(all.subList(0, Math.min(filter.limit(), all.size())), all.size(), partial);
    }

    @Override
    public Optional<InstanceLife> life(LifeKey key) {
        Instant now = clock.instant();
        List<Life> lives = store
                .lives(new LifeQuery(
                        Optional.of(key.service()),
                        Optional.of(key.site()),
                        Optional.of(key.instance()),
                        Optional.empty(),
                        1_000))
                .stream()
                .filter(life -> life.instance().equals(key.instance()))
                .toList();
        Optional<Life> wanted =
                lives.stream().filter(life -> key(life).equals(key)).findFirst();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<InstanceView> heard = live.instances(Optional.of(key.service()), Optional.of(key.site()), true).stream()
                .filter(view -> view.instance().equals(key.instance()))
                .toList();
        Map<LifeKey, InstanceView> views = byKey(heard);
        Map<LifeKey, LifeLedger> rows = rows();
        List<InstanceSummary> summaries = new ArrayList<>();
        lives.forEach(life -> summaries.add(summary(life, views.get(key(life)), rows.get(key(life)), now)));
        summaries.sort(ORDER);
        Life life = wanted.get();
        LifeLedger row = Optional.ofNullable(rows.get(key)).orElseGet(() -> LifeLedger.past(StoredBooks.of(life)));
        return Optional.of(new InstanceLife(summary(life, views.get(key), row, now), InstanceRow.of(row), summaries));
    }

    private List<InstanceSummary> summaries(List<Life> lives, List<InstanceView> heard, Instant now) {
        Map<LifeKey, InstanceView> views = byKey(heard);
        Map<LifeKey, LifeLedger> rows = rows();
        List<InstanceSummary> all = new ArrayList<>();
        Set<LifeKey> known = new HashSet<>();
        for (Life life : lives) {
            LifeKey key = key(life);
            known.add(key);
            all.add(summary(life, views.get(key), rows.get(key), now));
        }
        views.forEach((key, view) -> {
            if (!known.contains(key)) {
                all.add(begun(view, now));
            }
        });
        return all;
    }

    private Map<LifeKey, LifeLedger> rows() {
        Map<LifeKey, LifeLedger> rows = new HashMap<>();
        Ledger ledger = ledgers.ledger();
        ledger.lives().forEach(row -> rows.put(row.life(), row));
        return rows;
    }

    private static Map<LifeKey, InstanceView> byKey(List<InstanceView> views) {
        Map<LifeKey, InstanceView> byKey = new HashMap<>();
        views.forEach(view -> byKey.put(
                new LifeKey(
                        view.site(),
                        view.service(),
                        view.instance(),
                        Optional.ofNullable(view.startedAt())
                                .map(Instant::toEpochMilli)
                                .orElse(0L)),
                view));
        return byKey;
    }

    private static LifeKey key(Life life) {
        return new LifeKey(life.site(), life.service(), life.instance(), life.startMs());
    }

    private static InstanceSummary summary(
            Life life, @Nullable InstanceView view, @Nullable LifeLedger row, Instant now) {
        boolean stored = life.lastWindowMs() != 0;
        Instant lastWindow = stored
                ? Instant.ofEpochMilli(life.lastWindowMs()).plus(WINDOW)
                : Instant.ofEpochMilli(life.lostUntilMs());
        Instant lastReport =
                view == null || view.lastReportAt().isBefore(lastWindow) ? lastWindow : view.lastReportAt();
        InstanceView alive = view == null || view.state() == InstanceView.State.GONE || life.ended() ? null : view;
        boolean live = alive != null;
        LifeLedger.State end = live
                ? LifeLedger.State.REPORTING
                : row != null ? row.state() : life.ended() ? LifeLedger.State.ENDED : LifeLedger.State.TAIL_UNKNOWN;
        boolean over = end == LifeLedger.State.ENDED || end == LifeLedger.State.TAIL_UNKNOWN;
        return new InstanceSummary(
                life.site(),
                life.service(),
                life.instance(),
                emptyIsNull(life.host()),
                emptyIsNull(life.version()),
                life.startMs() == 0 ? null : Instant.ofEpochMilli(life.startMs()),
                stored ? Instant.ofEpochMilli(life.firstWindowMs()) : null,
                lastReport,
                over ? lastWindow : null,
                live ? InstanceView.State.LIVE : InstanceView.State.GONE,
                end,
                isHidden(live, lastReport, now),
                alive == null ? null : alive.tps(),
                alive == null ? null : alive.meanMs(),
                alive == null ? null : alive.p95Ms(),
                alive == null ? null : alive.errorRate(),
                alive == null ? null : alive.running(),
                alive == null ? null : alive.usersSource(),
                alive == null ? null : alive.apdexThresholdMs());
    }

    /** So far only previews of it came. */
    private static InstanceSummary begun(InstanceView view, Instant now) {
        boolean live = view.state() == InstanceView.State.LIVE;
        return new InstanceSummary(
                view.site(),
                view.service(),
                view.instance(),
                view.host(),
                view.version(),
                view.startedAt(),
                null,
                view.lastReportAt(),
                null,
                view.state(),
                live ? LifeLedger.State.REPORTING : LifeLedger.State.SILENT,
                isHidden(live, view.lastReportAt(), now),
                view.tps(),
                view.meanMs(),
                view.p95Ms(),
                view.errorRate(),
                view.running(),
                view.usersSource(),
                view.apdexThresholdMs());
    }

    private static boolean isHidden(boolean live, Instant lastReport, Instant now) {
        return !live && lastReport.isBefore(now.minus(HIDDEN_AFTER));
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
