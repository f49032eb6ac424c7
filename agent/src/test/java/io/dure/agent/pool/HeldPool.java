package io.dure.agent.pool;

/** Answers as HikariCP's pool and configuration do, and is held by its own class. */
public final class HeldPool {
    private static HeldPool held = new HeldPool("first");

    private final String name;
    private boolean closed;

    public HeldPool(String name) {
        this.name = name;
    }

    public static HeldPool hold(String name) {
        held = new HeldPool(name);
        return held;
    }

    void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    public String getPoolName() {
        return name;
    }

    public int getActiveConnections() {
        return 2;
    }

    public int getIdleConnections() {
        return 1;
    }

    public int getThreadsAwaitingConnection() {
        return 0;
    }

    public int getMaximumPoolSize() {
        return 3;
    }
}
