package io.dure.agent.instrument.pool;

import io.dure.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Into the constructor of {@code HikariPool}, which has its data source's configuration as argument. */
final class HikariPoolBegins {
    private HikariPoolBegins() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object pool, @Advice.Argument(0) Object configuration) {
        Bridge.pool("hikari", pool, configuration);
    }
}
