package io.dure.agent.instrument.pool;

import io.dure.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Into {@code ConnectionPool.init} of Tomcat's JDBC pool, which its constructor calls. */
final class TomcatJdbcPoolBegins {
    private TomcatJdbcPoolBegins() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object pool, @Advice.Argument(0) Object configuration) {
        Bridge.pool("tomcat-jdbc", pool, configuration);
    }
}
