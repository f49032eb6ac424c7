package io.dure.hub.board;

import io.dure.hub.instance.InstanceFilter;
import io.dure.hub.instance.InstanceList;
import io.dure.hub.instance.InstanceSummary;
import io.dure.hub.instance.Instances;
import io.dure.hub.live.InstanceView;
import io.dure.hub.metric.By;
import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what is stored of the last minute beside the instances that there are. */
final class StoredBoards implements Boards {
    static final int MOST_INSTANCES = 5_000;
    private static final long MINUTE = 60_000;
    /** Within a minute some are replaced by others. */
    private static final int MOST_SERIES = 4 * MOST_INSTANCES;

    private final Instances instances;
    private final SeriesSource source;
    private final Completeness completeness;

    StoredBoards(Instances instances, SeriesSource source, Completeness completeness) {
        this.instances = instances;
        this.source = source;
        this.completeness = completeness;
    }

    @Override
    public Board board(Question question) {
        long due = completeness.dueMs();
        Map<List<String>, Double> values = values(question, due);
        InstanceList list = instances.list(new InstanceFilter(
                question.scope().service(),
                question.scope().site(),
                List.of(),
                question.hidden(),
                MOST_INSTANCES,
                question.scope().bound()));
        List<Board.BoardInstance> shown = new ArrayList<>();
        for (InstanceSummary one : list.instances()) {
            boolean live = one.state() == InstanceView.State.LIVE;
            // Of several lives only the living one can be meant.
            Double value = live ? values.remove(List.of(one.site(), one.service(), one.instance())) : null;
            shown.add(new Board.BoardInstance(
                    one.site(), one.service(), one.instance(), one.host(), one.startedAt(), one.state(), value));
        }
        return new Board(
                Instant.ofEpochMilli(due),
                question.valuation().metric().name(),
                question.valuation().metric().unit(question.valuation().aggregate()),
                question.valuation().aggregate(),
                shown,
                list.total());
    }

    private Map<List<String>, Double> values(Question question, long due) {
        SeriesReading reading = source.read(new SeriesRequest(
                question.valuation().metric().content(question.valuation().aggregate()),
                question.valuation().metric().name(),
                question.scope(),
                List.of(By.SITE, By.SERVICE, By.INSTANCE),
                due - MINUTE,
                due,
                MINUTE,
                MOST_SERIES,
                Optional.of(new SeriesRequest.Envelope(question.valuation(), due))));
        Map<List<String>, Double> values = new HashMap<>();
        reading.reported().forEach((who, steps) -> {
            Double value = value(
                    question,
                    reading,
                    who,
                    steps.values().stream().mapToInt(windows -> windows).sum());
            if (value != null) {
                values.put(who, value);
            }
        });
        return values;
    }

    /** Over the windows that it reported: one that has just started is not slow for that. */
    private static @Nullable Double value(Question question, SeriesReading reading, List<String> who, int windows) {
        Measure sum = new Measure();
        Map<Long, Measure> steps = reading.series().get(who);
        if (steps != null) {
            steps.values().forEach(sum::add);
        }
        return question.valuation().of(sum, windows * reading.resolutionMs() / 1e3);
    }
}
