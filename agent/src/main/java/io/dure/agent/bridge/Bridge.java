package io.dure.agent.bridge;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The instrumented classes call this and nothing else. Until the agent has opened it, and after repeated failures of
 * the agent, every call returns at once.
 */
public final class Bridge {
    /** Route of a request that was answered before any servlet was chosen, such as a malformed one. */
    public static final String UNMAPPED = "_UNMAPPED";

    static final int FAILURES_BEFORE_CLOSING = 100;

    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static volatile @Nullable TransactionSink sink;

    private Bridge() {}

    public static void open(TransactionSink target) {
        FAILURES.set(0);
        sink = target;
    }

    public static void close() {
        sink = null;
    }

    public static boolean isOpen() {
        return sink != null;
    }

    public static @Nullable Transaction begin() {
        return sink == null ? null : new Transaction();
    }

    /** Ends a transaction; a second end of the same one counts nothing. */
    public static void end(
            Transaction transaction, String routeIfNone, boolean error, boolean probe, @Nullable String host) {
        TransactionSink target = sink;
        if (target != null && transaction.end()) {
            String route = transaction.route();
            target.ended(transaction.nanosSinceStart(), route == null ? routeIfNone : route, error, probe, host);
        }
    }

    /** A request that was answered before it could begin. */
    public static void refused(boolean error, @Nullable String host) {
        TransactionSink target = sink;
        if (target != null) {
            target.ended(0, UNMAPPED, error, false, host);
        }
    }

    /** Asked before a session is looked at, so that without users to count none is. */
    public static boolean countsUsers() {
        TransactionSink target = sink;
        return target != null && target.countsUsers();
    }

    /** A user's request ended. A user who cannot be counted is no reason to doubt the transaction. */
    public static void user(String session) {
        TransactionSink target = sink;
        if (target != null) {
            target.user(session);
        }
    }

    /** The route as OpenTelemetry has it: the application's context path, then the pattern. */
    public static String route(@Nullable String contextPath, String pattern) {
        if (contextPath == null || contextPath.isEmpty()) {
            return pattern;
        }
        return pattern.startsWith("/") ? contextPath + pattern : contextPath + '/' + pattern;
    }

    /** Called by the advice's exception handler, inside the application: must not throw. */
    public static void failed(Throwable cause) {
        TransactionSink target = sink;
        if (target == null) {
            return;
        }
        if (FAILURES.incrementAndGet() == FAILURES_BEFORE_CLOSING) {
            sink = null;
        }
        try {
            target.failed(cause);
        } catch (Throwable e) {
            sink = null;
        }
    }
}
