package io.dure.auth.connection;

import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The platform's resolver, in bounded time. It takes no timeout, cannot be interrupted and pins the thread it runs on;
 * so a few threads are kept for it, and whoever waits for them gives up in time.
 */
final class HostNames {
    private static final int THREADS = 8;
    private static final int WAITING = 256;
    private static final ThreadPoolExecutor RESOLVER = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("directory-names-", 0).factory());

    static {
        RESOLVER.allowCoreThreadTimeOut(true);
    }

    private HostNames() {}

    static List<InetAddress> resolve(String host, Deadline deadline) throws ConnectionTrouble {
        Future<InetAddress[]> pending;
        try {
            pending = RESOLVER.submit(() -> InetAddress.getAllByName(host));
        } catch (RejectedExecutionException allHang) {
            throw new ConnectionTrouble(Kind.NAME, "the resolver hangs; cannot look up " + host, allHang);
        }
        try {
            return List.of(pending.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException unknown) {
            throw new ConnectionTrouble(Kind.NAME, "no address is known for " + host, unknown.getCause());
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw new ConnectionTrouble(Kind.NAME, "the address of " + host + " did not come in time", late);
        } catch (InterruptedException stopped) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConnectionTrouble(Kind.NAME, "interrupted while looking up " + host, stopped);
        }
    }
}
