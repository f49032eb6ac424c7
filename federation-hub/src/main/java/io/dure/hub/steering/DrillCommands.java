package io.dure.hub.steering;

import io.dure.hub.failover.DrillPlan;

/** Drills, begun and ended by operators. */
public interface DrillCommands {
    DrillResult start(Actor actor, String service, Wanted wanted);

    /** Puts the site back at once; {@code drill} as it is then. */
    DrillResult abort(Actor actor, String drill, String reason);

    /** A drill that an operator asks for. */
    record Wanted(String site, DrillPlan plan, String reason) {}

    /** What became of it. */
    sealed interface DrillResult {
        /** It is as it stands there. */
        record Told(io.dure.hub.drill.Drill drill) implements DrillResult {}

        /** Nothing happened, for this reason; or nothing yet, and another person has to approve. */
        record Other(CommandResult result) implements DrillResult {}
    }
}
