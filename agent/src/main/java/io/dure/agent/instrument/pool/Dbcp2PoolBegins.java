package io.dure.agent.instrument.pool;

import io.dure.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/**
 * Into {@code BasicDataSource.createConnectionPool} of Commons DBCP 2 and of Tomcat's copy, which makes the pool at the first
 * use. The data source itself is not asked for numbers: some versions hold its lock while they connect to the database.
 */
final class Dbcp2PoolBegins {
    private Dbcp2PoolBegins() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object source, @Advice.FieldValue("connectionPool") Object pool) {
        Bridge.pool("dbcp2", pool, source);
    }
}
