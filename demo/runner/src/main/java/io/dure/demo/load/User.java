package io.dure.demo.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Thinks, clicks, sees a page or an error, thinks again. */
final class User implements Runnable {
    private static final Duration CONNECTION_LIFE = Duration.ofSeconds(10);
    private static final int PORT = 8000;

    private final int number;
    private final Resolver resolver;
    private final String sourceHost;
    private final Duration think;
    private final RandomGenerator random;
    private final Consumer<Attempt> log;
    private @Nullable Connection connection;
    private @Nullable String cookie;

    /** @param think mean of the exponentially distributed pause between clicks */
    User(
            int number,
            Resolver resolver,
            String sourceHost,
            Duration think,
            RandomGenerator random,
            Consumer<Attempt> log) {
        this.number = number;
        this.resolver = resolver;
        this.sourceHost = sourceHost;
        this.think = think;
        this.random = random;
        this.log = log;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(Duration.ofNanos((long) (random.nextExponential() * think.toNanos())));
                click();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    private void click() {
        long at = System.currentTimeMillis();
        long started = System.nanoTime();
        String path = Pages.next(random);
        Connection open = connection;
        if (open != null && !open.isUsable(CONNECTION_LIFE.toNanos())) {
            hangUp();
            open = null;
        }
        String address = "";
        String fill = "";
        String outcome = Attempt.NO_ADDRESS;
        int status = 0;
        try {
            if (open == null) {
                Optional<Resolver.Resolution> resolution = resolver.resolve();
                if (resolution.isPresent()) {
                    List<String> addresses = resolution.get().addresses();
                    address = addresses.get(random.nextInt(addresses.size()));
                    fill = resolution.get().fill();
                    outcome = Attempt.NOT_CONNECTED;
                    open = Connection.open(sourceHost, address, PORT, fill);
                    connection = open;
                }
            }
            if (open != null) {
                address = open.address();
                fill = open.fill();
                outcome = Attempt.BROKEN;
                Connection.Reply reply = open.get(path, cookie);
                cookie = reply.setCookie() == null ? cookie : reply.setCookie();
                status = reply.status();
                outcome = Attempt.ANSWERED;
            }
        } catch (ConnectException e) {
            hangUp();
        } catch (SocketTimeoutException e) {
            outcome = Attempt.TIMEOUT;
            hangUp();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            hangUp();
        }
        if (!Thread.currentThread().isInterrupted()) {
            double ms = (System.nanoTime() - started) / 1e6;
            log.accept(new Attempt(at, resolver.number(), number, fill, address, outcome, status, ms, path));
        }
    }

    private void hangUp() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // the user has turned away from it
                return;
            }
        }
    }
}
