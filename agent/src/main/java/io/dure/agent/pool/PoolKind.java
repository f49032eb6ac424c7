package io.dure.agent.pool;

import io.dure.agent.reflect.Calls;
import org.jspecify.annotations.Nullable;

/** A library of pools: by which of its methods a pool tells its state. None of them waits for the database. */
enum PoolKind {
    HIKARI("hikari", "getActiveConnections", "getIdleConnections", "getThreadsAwaitingConnection") {
        @Override
        double most(Object pool, Object settings) {
            return Calls.number(settings, "getMaximumPoolSize");
        }

        @Override
        boolean isClosed(Object pool, Object settings) {
            // The settings are the data source, but for a pool that somebody made by hand.
            return Boolean.TRUE.equals(Calls.result(settings, "isClosed"));
        }

        @Override
        @Nullable String name(Object pool, Object settings) {
            return text(Calls.result(settings, "getPoolName"));
        }
    },
    /** The pool is Commons Pool's, or Tomcat's copy of it; the settings are the data source. */
    DBCP2("dbcp2", "getNumActive", "getNumIdle", "getNumWaiters") {
        @Override
        double most(Object pool, Object settings) {
            return Calls.number(pool, "getMaxTotal");
        }

        @Override
        boolean isClosed(Object pool, Object settings) {
            return Boolean.TRUE.equals(Calls.result(pool, "isClosed"));
        }

        @Override
        @Nullable String name(Object pool, Object settings) {
            // In a server's naming context the data source knows its own, as in ...,name="jdbc/portal".
            String known = text(Calls.result(settings, "getJmxName"));
            int at = known == null ? -1 : known.indexOf(NAME);
            if (known == null || at < 0) {
                return null;
            }
            String rest = known.substring(at + NAME.length());
            int end = rest.indexOf(',');
            return text((end < 0 ? rest : rest.substring(0, end)).replace("\"", ""));
        }
    },
    TOMCAT_JDBC("tomcat-jdbc", "getActive", "getIdle", "getWaitCount") {
        @Override
        double most(Object pool, Object settings) {
            return Calls.number(settings, "getMaxActive");
        }

        @Override
        boolean isClosed(Object pool, Object settings) {
            return Boolean.TRUE.equals(Calls.result(pool, "isClosed"));
        }

        @Override
        @Nullable String name(Object pool, Object settings) {
            // The library's default has a number that is another one at each start.
            String known = text(Calls.result(pool, "getName"));
            return known == null || known.startsWith("Tomcat Connection Pool[") ? null : known;
        }
    };

    private static final String NAME = "name=";

    private final String word;
    private final String used;
    private final String idle;
    private final String waiting;

    PoolKind(String word, String used, String idle, String waiting) {
        this.word = word;
        this.used = used;
        this.idle = idle;
        this.waiting = waiting;
    }

    static @Nullable PoolKind of(String word) {
        for (PoolKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        return null;
    }

    String word() {
        return word;
    }

    double used(Object pool) {
        return Calls.number(pool, used);
    }

    double idle(Object pool) {
        return Calls.number(pool, idle);
    }

    /** How many threads wait for a connection. */
    double waiting(Object pool) {
        return Calls.number(pool, waiting);
    }

    /** Connections at the same time; negative for no bound. */
    abstract double most(Object pool, Object settings);

    abstract boolean isClosed(Object pool, Object settings);

    /** As the operator gave it; null where he did not. */
    abstract @Nullable String name(Object pool, Object settings);

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String && !((String) value).trim().isEmpty() ? ((String) value).trim() : null;
    }
}
