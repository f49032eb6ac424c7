package io.dure.agent.start;

import io.dure.agent.bridge.TransactionSink;
import io.dure.agent.bridge.UserChoice;
import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import io.dure.agent.pool.Pools;
import io.dure.agent.report.Books;
import io.dure.agent.users.Logins;
import io.dure.agent.users.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes transactions over from the bridge and tells those that entered by the service's name from the others. */
final class Transactions implements TransactionSink {
    private final Recorder recorder;
    private final List<String> entryNames;
    private final Books books;
    private final @Nullable Users users;
    private final @Nullable Logins logins;
    private final Pools pools;
    private final Console console;

    /**
     * @param users null: not counted
     */
    Transactions(
            Recorder recorder,
            List<String> entryNames,
            Books books,
            @Nullable Users users,
            Pools pools,
            Console console) {
        this.recorder = recorder;
        this.entryNames = entryNames;
        this.books = books;
        this.users = users;
        String attribute = users == null ? null : users.choice().attribute();
        this.logins = users == null || attribute == null
                ? null
                : new Logins(attribute, users.choice().property());
        this.pools = pools;
        this.console = console;
    }

    @Override
    public void ended(long nanos, String route, boolean error, boolean probe, @Nullable String host) {
        recorder.record(route, error, probe ? Entry.PROBE : entry(host), nanos);
    }

    @Override
    public void failed(Throwable cause) {
        books.failed();
        console.say("the agent failed inside the application, which did not notice: " + cause);
    }

    @Override
    public @Nullable UserChoice users() {
        return users == null ? null : users.choice();
    }

    @Override
    public void user(String user) {
        if (users != null) {
            users.seen(user);
        }
    }

    @Override
    public void login(Object session) {
        String login = logins == null ? null : logins.of(session);
        if (users != null && login != null && !login.isEmpty()) {
            users.seen(login);
        }
    }

    @Override
    public void pool(String kind, Object pool, Object settings) {
        pools.found(kind, pool, settings);
    }

    private Entry entry(@Nullable String host) {
        if (host != null) {
            for (int i = 0; i < entryNames.size(); i++) {
                if (entryNames.get(i).equalsIgnoreCase(host)) {
                    return Entry.NAME;
                }
            }
        }
        return Entry.OTHER;
    }
}
