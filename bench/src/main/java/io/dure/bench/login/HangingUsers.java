package io.dure.bench.login;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Users who sign in through a directory that hangs, each again as soon as they are answered, until they are told to end. */
final class HangingUsers {
    private final List<Future<Answered>> users = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ending;

    private HangingUsers() {}

    /** What they were told. */
    record Answered(int all, int unavailable, double slowestSeconds) {
        private static final Answered NOTHING = new Answered(0, 0, 0);

        private Answered and(Answered other) {
            return new Answered(
                    all + other.all, unavailable + other.unavailable, Math.max(slowestSeconds, other.slowestSeconds));
        }
    }

    static HangingUsers start(Directory directory, int number) {
        HangingUsers users = new HangingUsers();
        for (int i = 0; i < number; i++) {
            int user = i;
            users.users.add(users.threads.submit(() -> users.signInAgainAndAgain(directory, user)));
        }
        return users;
    }

    private Answered signInAgainAndAgain(Directory directory, int user) {
        Answered answered = Answered.NOTHING;
        do {
            long begun = System.nanoTime();
            boolean unavailable =
                    directory.signIn(Slapd.login(user), Slapd.password(user)) instanceof DirectoryAnswer.Unavailable;
            answered = answered.and(new Answered(1, unavailable ? 1 : 0, (System.nanoTime() - begun) / 1e9));
        } while (!ending);
        return answered;
    }

    /** Waits for the answers that are still to come. */
    Answered end() throws Exception {
        ending = true;
        Answered all = Answered.NOTHING;
        for (Future<Answered> user : users) {
            all = all.and(user.get());
        }
        threads.close();
        return all;
    }
}
