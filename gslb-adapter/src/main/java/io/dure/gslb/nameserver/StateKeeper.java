package io.dure.gslb.nameserver;

import io.dure.gslb.nameserver.state.NameserverState;
import io.dure.gslb.nameserver.state.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state in memory and on disk, and whether the two agree. */
final class StateKeeper {
    private static final Logger log = LoggerFactory.getLogger(StateKeeper.class);

    private final StateFile file;
    private final NameserverHealth.Restored restored;
    private final Optional<Path> setAside;
    private volatile NameserverState state;
    private boolean written = true;

    private StateKeeper(
            StateFile file, NameserverState state, NameserverHealth.Restored restored, Optional<Path> setAside) {
        this.file = file;
        this.state = state;
        this.restored = restored;
        this.setAside = setAside;
    }

    static StateKeeper restore(StateFile file) throws IOException {
        return switch (file.restore()) {
            case StateFile.Restored.Nothing() ->
                new StateKeeper(file, NameserverState.initial(), NameserverHealth.Restored.NOTHING, Optional.empty());
            case StateFile.Restored.Whole(NameserverState state) ->
                new StateKeeper(
                        file,
                        state,
                        state.lost() ? NameserverHealth.Restored.LOST : NameserverHealth.Restored.WHOLE,
                        Optional.empty());
            case StateFile.Restored.Previous(NameserverState state, Path aside, String cause) -> {
                log.error("The nameserver's state was set aside as {}: {}. Answering by the one before", aside, cause);
                yield rewritten(file, state, NameserverHealth.Restored.PREVIOUS, aside);
            }
            case StateFile.Restored.Lost(Path aside, String cause) -> {
                log.error(
                        "The nameserver's state was set aside as {}: {}. Unknown names are answered SERVFAIL until a"
                                + " leader has sent the plans of all its services",
                        aside,
                        cause);
                yield rewritten(file, NameserverState.afterLoss(), NameserverHealth.Restored.LOST, aside);
            }
        };
    }

    /** At once: a second start must not find nothing where something was lost. */
    private static StateKeeper rewritten(
            StateFile file, NameserverState state, NameserverHealth.Restored restored, Path aside) throws IOException {
        file.write(state);
        return new StateKeeper(file, state, restored, Optional.of(aside));
    }

    NameserverState state() {
        return state;
    }

    boolean isWritten() {
        return written;
    }

    /** The state is held if and only if it was written. */
    void write(NameserverState next) throws IOException {
        file.write(next);
        state = next;
        written = true;
    }

    /** The state is held in any case; a failed write is made up for by a later one. */
    void writeOrHold(NameserverState next) {
        try {
            write(next);
        } catch (IOException disk) {
            if (written) {
                log.error("The nameserver's state could not be written; trying on", disk);
            }
            state = next;
            written = false;
        }
    }

    NameserverHealth health() {
        return new NameserverHealth(restored, setAside, written, state.eventsDropped());
    }
}
