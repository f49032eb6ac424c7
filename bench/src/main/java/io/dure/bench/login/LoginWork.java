package io.dure.bench.login;

import io.dure.auth.connection.ConnectionSettings;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.connection.Timeouts;
import io.dure.auth.connection.Whereabouts;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.GroupSettings;
import io.dure.auth.directory.Kind;
import io.dure.auth.directory.LdapDirectory;
import io.dure.auth.directory.LdapSettings;
import io.dure.auth.directory.WayIn;
import io.dure.bench.store.Print;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.naming.ldap.LdapName;

/** Measures; arguments: a folder. */
final class LoginWork {
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 4;
    /** Of the rate of the bare client. */
    private static final double GOAL = 0.8;

    private final Path folder;

    private LoginWork(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        LoginWork work = new LoginWork(Path.of(arguments[0]).toAbsolutePath());
        work.besideTheBareClient();
        work.withADeadServer();
        work.withAServerThatHangs();
        System.exit(0);
    }

    private void besideTheBareClient() throws Exception {
        try (Slapd slapd = Slapd.start(folder.resolve("one"))) {
            List<ClosedLoop.Client> ours = clients(directory("one", slapd.port()));
            List<ClosedLoop.Client> bare = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                BareClient client = new BareClient(slapd.port());
                bare.add(user -> require(client.signIn(Slapd.login(user), Slapd.password(user)) == 2, "2 groups"));
            }
            Print.step("warming up, " + AT_ONCE + " at once");
            ClosedLoop.run(ours, 2 * SECONDS);
            ClosedLoop.run(bare, 2 * SECONDS);
            List<ClosedLoop.Result> ourResults = new ArrayList<>();
            List<ClosedLoop.Result> bareResults = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                Print.step("round " + round + " of " + ROUNDS);
                ClosedLoop.Result our = ClosedLoop.run(ours, SECONDS);
                ClosedLoop.Result their = ClosedLoop.run(bare, SECONDS);
                ourResults.add(our);
                bareResults.add(their);
                ratios.add(our.perSecond() / their.perSecond());
            }
            Collections.sort(ratios);
            Print.figure(
                    "login.rate",
                    median(ourResults.stream().map(ClosedLoop.Result::perSecond).toList()),
                    "sign-ins/s",
                    null,
                    median(bareResults.stream()
                            .map(ClosedLoop.Result::perSecond)
                            .toList()));
            Print.figure("login.rate.ratio", ratios.get(ROUNDS / 2), "of the bare client's", GOAL, null);
            Print.figure(
                    "login.median",
                    median(ourResults.stream()
                            .map(ClosedLoop.Result::medianMillis)
                            .toList()),
                    "ms",
                    null,
                    median(bareResults.stream()
                            .map(ClosedLoop.Result::medianMillis)
                            .toList()));
            Print.figure(
                    "login.p99",
                    median(ourResults.stream().map(ClosedLoop.Result::p99Millis).toList()),
                    "ms",
                    null,
                    median(bareResults.stream()
                            .map(ClosedLoop.Result::p99Millis)
                            .toList()));
            int done = ourResults.stream().mapToInt(ClosedLoop.Result::done).sum();
            Print.check("every sign-in found the user with all groups", done > 0, "all", done + " of " + done);
        }
    }

    private void withADeadServer() throws Exception {
        try (Slapd alive = Slapd.start(folder.resolve("second"))) {
            List<ClosedLoop.Client> both = clients(directory("two", Slapd.freePort(), alive.port()));
            Print.step("one of two servers is dead");
            ClosedLoop.Result first = ClosedLoop.run(both, 0);
            ClosedLoop.Result later = ClosedLoop.run(both, 2 * SECONDS);
            Print.figure("login.dead.first.max", first.slowestMillis(), "ms");
            Print.figure("login.dead.rate", later.perSecond(), "sign-ins/s");
            Print.figure("login.dead.p99", later.p99Millis(), "ms");
        }
    }

    /**
     * The timeouts are those that the product has by default: 3 s for each answer, 10 s for a sign-in. All the while it hangs as
     * many users as its connections are for try to sign in through it, each again as soon as they are answered.
     */
    private void withAServerThatHangs() throws Exception {
        try (Slapd hanging = Slapd.start(folder.resolve("hanging"));
                Slapd other = Slapd.start(folder.resolve("other"))) {
            List<ClosedLoop.Client> others = clients(directory("other", other.port()));
            ClosedLoop.run(others, SECONDS);
            Directory alone = directory("hanging", hanging.port());
            Directory withSecond = directory("first-hangs", hanging.port(), other.port());
            require(alone.signIn(Slapd.login(1), Slapd.password(1)) instanceof DirectoryAnswer.Found, "found");
            Print.step("a directory hangs");
            ClosedLoop.Result before = ClosedLoop.run(others, 2 * SECONDS);
            hanging.hang();
            HangingUsers users = HangingUsers.start(alone, AT_ONCE);
            ClosedLoop.Result during = ClosedLoop.run(others, 2 * SECONDS);
            HangingUsers.Answered answered = users.end();
            ClosedLoop.Result after = ClosedLoop.run(others, 2 * SECONDS);
            ClosedLoop.Result second = ClosedLoop.run(clients(withSecond), 0);
            ClosedLoop.Result afterwards = ClosedLoop.run(clients(withSecond), 2 * SECONDS);
            hanging.resume();
            Print.check(
                    "a directory that hangs is unavailable and never a wrong password",
                    answered.unavailable() == answered.all() && answered.all() >= AT_ONCE,
                    answered.all() + " unavailable",
                    answered.unavailable() + " unavailable");
            Print.figure("login.hanging.max", answered.slowestSeconds(), "s", 10.0, null);
            double usualP99 = (before.p99Millis() + after.p99Millis()) / 2;
            double usualRate = (before.perSecond() + after.perSecond()) / 2;
            Print.figure("login.hanging.others.p99", during.p99Millis(), "ms", null, usualP99);
            Print.figure("login.hanging.others.rate", during.perSecond(), "sign-ins/s", null, usualRate);
            Print.figure("login.hanging.second.first.max", second.slowestMillis() / 1e3, "s", 10.0, null);
            Print.figure("login.hanging.second.p99", afterwards.p99Millis(), "ms", null, usualP99);
            Print.figure("login.hanging.second.rate", afterwards.perSecond(), "sign-ins/s", null, usualRate);
        }
    }

    private static List<ClosedLoop.Client> clients(Directory directory) {
        List<ClosedLoop.Client> clients = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            clients.add(user -> {
                DirectoryAnswer answer = directory.signIn(Slapd.login(user), Slapd.password(user));
                if (!(answer instanceof DirectoryAnswer.Found found)
                        || found.groups().names().size() != 2) {
                    throw new IllegalStateException("expected found in 2 groups, not " + answer);
                }
            });
        }
        return clients;
    }

    private static Directory directory(String name, int... ports) throws Exception {
        List<ServerAddress> servers = new ArrayList<>();
        for (int port : ports) {
            servers.add(new ServerAddress("127.0.0.1", port));
        }
        Duration usual = Duration.ofSeconds(3);
        return new LdapDirectory(
                new LdapSettings(
                        name,
                        Kind.LDAP,
                        new ConnectionSettings(
                                new Whereabouts.Fixed(servers),
                                Protection.NONE,
                                Optional.empty(),
                                Duration.ofDays(30),
                                new Timeouts(usual, usual, usual, Duration.ofSeconds(10)),
                                AT_ONCE,
                                Duration.ofSeconds(30)),
                        new WayIn.Template("uid={0},ou=people,dc=egov,dc=test"),
                        new GroupSettings(
                                new LdapName("ou=groups,dc=egov,dc=test"), "member", GroupSettings.Nesting.RECURSION),
                        "",
                        ""),
                Clock.systemUTC(),
                event -> {});
    }

    private static double median(List<Double> values) {
        return Print.quantile(values.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }

    private static void require(boolean held, String expected) {
        if (!held) {
            throw new IllegalStateException("expected " + expected);
        }
    }
}
