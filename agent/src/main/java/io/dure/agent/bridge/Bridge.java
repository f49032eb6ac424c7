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

    private static final RunningTransactions RUNNING = new RunningTransactions();
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

    /** After repeated failures of the agent: transactions are not counted any more. */
    public static boolean hasGivenUp() {
        return FAILURES.get() >= FAILURES_BEFORE_CLOSING;
    }

    public static @Nullable Transaction begin() {
        if (sink == null) {
            return null;
        }
        Transaction transaction = new Transaction();
        RUNNING.add(transaction);
        return transaction;
    }

    /**
     * How many transactions are running, by how long they have been.
     *
     * @param boundsNanos of the bands, ascending
     * @return one number more than there are bounds
     */
    public static int[] running(long... boundsNanos) {
        return RUNNING.byAge(boundsNanos);
    }

    /** Ends a transaction; a second end of the same one counts nothing. */
    public static void end(
            Transaction transaction, String routeIfNone, boolean error, boolean probe, @Nullable String host) {
        TransactionSink target = sink;
        if (!transaction.end()) {
            return;
        }
        RUNNING.remove(transaction);
        if (target != null) {
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
        return target != null && target.users() != null;
    }

    /** Whether users are told apart by the principal of their requests. */
    public static boolean countsPrincipals() {
        UserChoice choice = choice();
        return choice != null && choice.isPrincipal();
    }

    /** The cookie by which users are told apart; null where they are not by a cookie. */
    public static @Nullable String userCookie() {
        UserChoice choice = choice();
        return choice == null ? null : choice.cookie();
    }

    /** Whether users are told apart by an attribute of their session. */
    public static boolean countsLogins() {
        UserChoice choice = choice();
        return choice != null && choice.attribute() != null;
    }

    private static @Nullable UserChoice choice() {
        TransactionSink target = sink;
        return target == null ? null : target.users();
    }

    /**
     * A user's request ended.
     *
     * @param user what he is told apart by: his principal's name, his cookie's value or his session's id; null: not known
     */
    public static void user(@Nullable String user) {
        TransactionSink target = sink;
        if (target != null && user != null && !user.isEmpty()) {
            target.user(user);
        }
    }

    /**
     * A request with a valid session ended.
     *
     * @param session the container's HttpSession, whose attribute tells who it is
     */
    public static void login(Object session) {
        TransactionSink target = sink;
        if (target != null) {
            target.login(session);
        }
    }

    /**
     * The application made a pool of connections.
     *
     * @param kind which library's
     * @param settings another object of the library that knows what the pool itself does not
     */
    public static void pool(String kind, @Nullable Object pool, Object settings) {
        TransactionSink target = sink;
        if (target != null && pool != null) {
            target.pool(kind, pool, settings);
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
            FAILURES.set(FAILURES_BEFORE_CLOSING);
            sink = null;
        }
    }
}
