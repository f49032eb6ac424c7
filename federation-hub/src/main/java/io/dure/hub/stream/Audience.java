package io.dure.hub.stream;

import io.dure.auth.role.Scope;
import io.dure.hub.scope.Sights;
import java.util.function.Predicate;
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
    record Bound(Scope scope, Sights sights) implements Audience {
        @Override
        public byte[] hear(Frame frame) {
            return frame.within(sights.of(scope));
        }
    }

    /** Used by the one thread that writes to the display. */
    final class Display implements Audience {
        private static final byte[] NOTHING = {};

        private final String dashboard;
        private final Supplier<Predicate<String>> shown;
        private Predicate<String> wanted;

        /** @param shown which events, by their names, what is on the dashboard now wants; asked again after a save */
        Display(String dashboard, Supplier<Predicate<String>> shown) {
            this.dashboard = "dashboard " + dashboard;
            this.shown = shown;
            this.wanted = shown.get();
        }

        @Override
        public byte[] hear(Frame frame) {
            if (frame.event().equals("dashboard")) {
                if (!frame.key().equals(dashboard)) {
                    return NOTHING;
                }
                wanted = shown.get();
                return frame.forDisplays();
            }
            return wanted.test(frame.event()) ? frame.forDisplays() : NOTHING;
        }
    }
}
