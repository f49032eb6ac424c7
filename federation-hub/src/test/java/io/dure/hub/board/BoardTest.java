package io.dure.hub.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.instance.InstanceFilter;
import io.dure.hub.instance.InstanceLife;
import io.dure.hub.instance.InstanceList;
import io.dure.hub.instance.InstanceSummary;
import io.dure.hub.instance.Instances;
import io.dure.hub.ledger.LifeKey;
import io.dure.hub.ledger.LifeLedger;
import io.dure.hub.live.InstanceView;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.metric.By;
import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.Metric;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import io.dure.hub.metric.Valuation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:42Z");
    private static final long DUE = Instant.parse("2026-11-22T10:00:40Z").toEpochMilli();
    private static final Metric TRANSACTIONS =
            new Metric("transactions", "{transaction}", List.of(Aggregate.RATE), List.of(By.INSTANCE));

    private final List<InstanceSummary> there = new ArrayList<>();
    private final Map<List<String>, NavigableMap<Long, Measure>> series = new HashMap<>();
    private final Map<List<String>, Map<Long, Integer>> reported = new HashMap<>();

    private Board board() {
        SeriesSource source = new SeriesSource() {
            @Override
            public SeriesReading read(SeriesRequest request) {
                assertThat(request.fromMs()).isEqualTo(DUE - 60_000);
                assertThat(request.toMs()).isEqualTo(DUE);
                return new SeriesReading(60_000, 10_000, 10_000L, series, reported, Map.of(), Map.of(), Map.of());
            }

            @Override
            public List<Gauge> gauges(io.dure.auth.role.Scope scope) {
                return List.of();
            }
        };
        Instances instances = new Instances() {
            @Override
            public InstanceList list(InstanceFilter filter) {
                return new InstanceList(there, there.size(), false);
            }

            @Override
            public Optional<InstanceLife> life(LifeKey key) {
                return Optional.empty();
            }
        };
        return new StoredBoards(instances, source, new Completeness(List.of(), Clock.fixed(NOW, ZoneOffset.UTC)))
                .board(new Boards.Question(
                        new Valuation(TRANSACTIONS, Aggregate.RATE), SeriesRequest.Scope.all(), false));
    }

    private void instance(String name, InstanceView.State state) {
        boolean live = state == InstanceView.State.LIVE;
        there.add(new InstanceSummary(
                "private",
                "portal",
                name,
                "was-01",
                "1.0",
                NOW,
                NOW,
                NOW,
                null,
                state,
                live ? LifeLedger.State.REPORTING : LifeLedger.State.ENDED,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private void stored(String name, int windows, long transactions) {
        List<String> who = List.of("private", "portal", name);
        reported.put(who, Map.of(DUE - 60_000, windows));
        if (transactions > 0) {
            Measure measure = new Measure();
            measure.addCounts(transactions, 0, 0);
            series.put(who, new TreeMap<>(Map.of(DUE - 60_000, measure)));
        }
    }

    @Test
    void aRateIsOverTheWindowsThatAnInstanceReported() {
        instance("old", InstanceView.State.LIVE);
        instance("young", InstanceView.State.LIVE);
        instance("idle", InstanceView.State.LIVE);
        instance("silent", InstanceView.State.LIVE);
        stored("old", 6, 600);
        stored("young", 2, 200);
        stored("idle", 6, 0);

        assertThat(board().instances()).extracting(Board.BoardInstance::value).containsExactly(10.0, 10.0, 0.0, null);
    }

    @Test
    void onlyTheLivingOneOfSeveralLivesHasTheValue() {
        instance("a", InstanceView.State.LIVE);
        instance("a", InstanceView.State.GONE);
        stored("a", 6, 60);

        Board board = board();

        assertThat(board.instances()).extracting(Board.BoardInstance::value).containsExactly(1.0, null);
        assertThat(board.total()).isEqualTo(2);
        assertThat(board.at()).isEqualTo(Instant.ofEpochMilli(DUE));
        assertThat(board.unit()).isEqualTo("{transaction}/s");
    }
}
