package io.dure.hub.federation;

import io.dure.federation.v1.Command;
import io.dure.federation.v1.CommandResult;
import java.time.Duration;

/** Sends commands down one collector's stream. */
public interface Commands {
    /**
     * Sends it and waits for the answer.
     *
     * @param command its id is given here
     */
    Outcome execute(Command.Builder command, Duration deadline);

    /** What became of a command. */
    sealed interface Outcome {
        record Answered(CommandResult result) implements Outcome {}

        /** It never left. */
        record NotSent(String cause) implements Outcome {}

        /** It left, and no answer came. */
        record NotAnswered(String cause) implements Outcome {}
    }
}
