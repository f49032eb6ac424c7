package io.dure.agent.start;

import io.dure.agent.bridge.TransactionSink;
import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import io.dure.agent.report.Books;
import io.dure.agent.users.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes transactions over from the bridge and tells those that entered by the service's name from the others. */
final class Transactions implements TransactionSink {
    private final Recorder recorder;
    private final List<String> entryNames;
    private final Books books;
    private final @Nullable Users users;
    private final Console console;

    /**
     * @param users null: not counted
     */
    Transactions(Recorder recorder, List<String> entryNames, Books books, @Nullable Users users, Console console) {
        this.recorder = recorder;
        this.entryNames = entryNames;
        this.books = books;
        this.users = users;
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
    public boolean countsUsers() {
        return users != null;
    }

    @Override
    public void user(String session) {
        if (users != null) {
            users.seen(session);
        }
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
