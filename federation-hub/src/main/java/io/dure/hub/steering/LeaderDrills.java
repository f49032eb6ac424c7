package io.dure.hub.steering;

import io.dure.hub.drill.Drill;
import io.dure.hub.drill.Drills;
import io.dure.hub.failover.Act;
import java.util.Optional;

/** Drills by the leaders' machines; what is over is read from the store. */
final class LeaderDrills implements DrillCommands {
    private final LeaderCommands commands;
    private final ServiceBoard board;
    private final Drills kept;

    LeaderDrills(LeaderCommands commands, ServiceBoard board, Drills kept) {
        this.commands = commands;
        this.board = board;
        this.kept = kept;
    }

    @Override
    public DrillResult start(Actor actor, String service, Wanted wanted) {
        CommandResult result = commands.act(
                actor, service, new Act.StartDrill(actor.user(), wanted.reason(), wanted.site(), wanted.plan()));
        return switch (result) {
            case CommandResult.Accepted accepted ->
                told(kept.drills(Optional.of(service), 1).stream().findFirst(), result);
            case CommandResult.Proposed proposed -> new DrillResult.Other(proposed);
            case CommandResult.Rejected rejected -> new DrillResult.Other(rejected);
        };
    }

    @Override
    public DrillResult abort(Actor actor, String drill, String reason) {
        Optional<Drill> known = kept.drill(drill);
        if (known.isEmpty()) {
            return new DrillResult.Other(
                    new CommandResult.Rejected(Rejection.DRILL_NOT_FOUND, "no drill " + drill, null));
        }
        if (!isRunning(known.get())) {
            return new DrillResult.Other(
                    new CommandResult.Rejected(Rejection.DRILL_OVER, "the drill has ended already", null));
        }
        CommandResult result =
                commands.act(actor, known.get().service(), new Act.AbortDrill(actor.user(), reason, drill));
        return switch (result) {
            case CommandResult.Accepted accepted -> told(kept.drill(drill), result);
            case CommandResult.Proposed proposed -> new DrillResult.Other(proposed);
            case CommandResult.Rejected rejected -> new DrillResult.Other(rejected);
        };
    }

    private boolean isRunning(Drill drill) {
        return board.entry(drill.service())
                .flatMap(entry -> entry.machine().desk().drill())
                .filter(running -> running.id().equals(drill.id()))
                .isPresent();
    }

    private static DrillResult told(Optional<Drill> drill, CommandResult result) {
        return drill.<DrillResult>map(DrillResult.Told::new).orElseGet(() -> new DrillResult.Other(result));
    }
}
