package io.dure.hub.api;

import io.dure.hub.alarm.AlarmDirection;
import io.dure.hub.alarm.AlarmList;
import io.dure.hub.alarm.AlarmReading;
import io.dure.hub.alarm.AlarmRule;
import io.dure.hub.alarm.AlarmSeverity;
import io.dure.hub.alarm.RaisedAlarm;
import io.dure.hub.alarm.RaisedAlarms;
import io.dure.hub.board.Board;
import io.dure.hub.board.Boards;
import io.dure.hub.heatmap.Heatmap;
import io.dure.hub.heatmap.Heatmaps;
import io.dure.hub.live.InstanceView;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.metric.MetricAnswer;
import io.dure.hub.steering.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The views of metrics, each value of them known or unknown at least once. */
final class FakeViews implements Heatmaps, Boards, RaisedAlarms {
    /** What was asked for, in words. */
    final List<String> reads = new CopyOnWriteArrayList<>();

    @Override
    public Heatmap heatmap(Heatmaps.Question question) {
        reads.add("heatmap " + question.columns() + " " + question.detail() + " "
                + question.scope().service().orElse("-") + " " + question.range());
        return new Heatmap(
                question.range().from(),
                question.range().to(),
                10_000,
                10_000,
                360,
                Math.pow(2, -14.5),
                4,
                86,
                List.of(new long[] {0, 3, 12}, new long[] {359, 4, 1}),
                List.of(new long[] {0, 80, 2}),
                15,
                0,
                List.of(
                        new MetricAnswer.Part("private", MetricAnswer.State.COMPLETE, FakeHub.AT),
                        new MetricAnswer.Part("public", MetricAnswer.State.ABSENT, null)));
    }

    @Override
    public Board board(Boards.Question question) {
        reads.add("board " + question.valuation().metric().name() + " "
                + question.valuation().aggregate() + " " + question.hidden());
        return new Board(
                FakeHub.AT,
                question.valuation().metric().name(),
                "s",
                question.valuation().aggregate(),
                List.of(
                        new Board.BoardInstance(
                                "private", "portal", "a:1", "a", FakeHub.AT, InstanceView.State.LIVE, 0.25),
                        new Board.BoardInstance("public", "portal", "b:1", null, null, InstanceView.State.GONE, null)),
                2);
    }

    private static RaisedAlarm threshold() {
        return new RaisedAlarm(
                "threshold-1",
                "threshold",
                AlarmSeverity.CRITICAL,
                FakeHub.AT,
                null,
                null,
                null,
                "private",
                null,
                null,
                "errors (ratio) of private is 0.5",
                new AlarmReading(
                        "made-errors",
                        "Errors",
                        AlarmRule.Made.ERRORS,
                        "errors",
                        Aggregate.RATIO,
                        null,
                        "1",
                        AlarmDirection.ABOVE,
                        Duration.ofMinutes(2),
                        0.5,
                        0.3),
                FakeHub.AT,
                "oscar",
                FakeHub.AT,
                null);
    }

    private static RaisedAlarm stale() {
        return new RaisedAlarm(
                "site-stale-1",
                "site-stale",
                AlarmSeverity.WARNING,
                FakeHub.AT,
                FakeHub.AT,
                RaisedAlarm.End.OVER,
                null,
                "public",
                null,
                "public",
                "No report from public.",
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public AlarmList alarms() {
        return new AlarmList(FakeHub.AT, List.of(threshold()), List.of(stale()), FakeHub.AT);
    }

    @Override
    public Optional<RaisedAlarm> acknowledge(Actor actor, String id, @Nullable String note) {
        reads.add("acknowledge " + actor + " " + id + " " + note);
        return id.equals("threshold-1") ? Optional.of(threshold()) : Optional.empty();
    }
}
