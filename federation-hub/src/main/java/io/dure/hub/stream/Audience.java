package io.dure.hub.stream;

import io.dure.auth.role.Scope;
import io.dure.hub.dashboard.WallScopes.Shown;
import io.dure.hub.scope.Sight;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who listens: users hear everything, or what is in their scope; a display on a wall what its dashboard shows, without people. */
sealed interface Audience {
    /** What is written of a frame; nothing, if it is not for these ears. */
    byte[] hear(Frame frame);

    /** Somebody whose role holds everywhere. */
    record User() implements Audience {
        @Override
        public byte[] hear(Frame frame) {
            return frame.bytes();
        }
    }

    /** Somebody whose role holds somewhere. */
    record Bound(Scope scope, Function<Scope, Sight> sights) implements Audience {
        @Override
        public byte[] hear(Frame frame) {
            return frame.within(new Cut.Ears(scope, false), () -> sights.apply(scope));
        }
    }

    /** Used by the one thread that writes to the display. */
    final class Display implements Audience {
        private static final byte[] NOTHING = {};

        private final String dashboard;
        private final Supplier<Shown> asked;
        private final Function<Scope, Sight> sights;
        private Shown shown;

        /** @param asked what is on the dashboard now; asked again after a save */
        Display(String dashboard, Supplier<Shown> asked, Function<Scope, Sight> sights) {
            this.dashboard = "dashboard " + dashboard;
            this.asked = asked;
            this.sights = sights;
            this.shown = asked.get();
        }

        @Override
        public byte[] hear(Frame frame) {
            if (frame.event().equals("dashboard")) {
                if (!frame.key().equals(dashboard)) {
                    return NOTHING;
                }
                shown = asked.get();
                return frame.forDisplays();
            }
            if (!shown.events().test(frame.event())) {
                return NOTHING;
            }
            Scope scope = shown.scope();
            return scope.isEverything()
                    ? frame.forDisplays()
                    : frame.within(new Cut.Ears(scope, true), () -> sights.apply(scope));
        }
    }
}
