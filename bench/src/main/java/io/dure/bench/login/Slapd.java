package io.dure.bench.login;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's OpenLDAP with some users, each in one group that is in another. */
final class Slapd implements AutoCloseable {
    static final int USERS = 1_000;
    private static final int USERS_A_GROUP = 50;

    private final Process process;
    private final int port;

    private Slapd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static String login(int user) {
        return "user-" + user;
    }

    static String password(int user) {
        return "Right-for-user-" + user;
    }

    int port() {
        return port;
    }

    static int freePort() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    static Slapd start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("database"));
        Path configuration = Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                pidfile %1$s/slapd.pid
                argsfile %1$s/slapd.args
                database mdb
                suffix "dc=egov,dc=test"
                directory %1$s/database
                maxsize 104857600
                index objectClass,member,uid,entryUUID eq
                dbnosync
                access to attrs=userPassword by anonymous auth by * none
                access to * by users read by * none
                """.formatted(folder));
        Path entries = Files.writeString(folder.resolve("entries.ldif"), entries());
        run(folder, List.of("/usr/sbin/slapadd", "-q", "-f", configuration.toString(), "-l", entries.toString()));
        int port = freePort();
        Process process = launch(
                folder,
                List.of(
                        "/usr/sbin/slapd",
                        "-f",
                        configuration.toString(),
                        "-h",
                        "ldap://127.0.0.1:" + port,
                        "-d",
                        "0"));
        Slapd slapd = new Slapd(process, port);
        for (int i = 0; i < 500 && !slapd.accepts(); i++) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("slapd did not start; see " + folder.resolve("slapd.log"));
            }
        }
        return slapd;
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** It takes connections and says nothing from now on. */
    void hang() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    void resume() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = launch(folder, command);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " failed; see " + folder.resolve("slapd.log"));
        }
    }

    private static Process launch(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("slapd.log").toFile()))
                .start();
    }

    private static String entries() {
        StringBuilder entries = new StringBuilder("""
                dn: dc=egov,dc=test
                objectClass: domain
                dc: egov

                dn: ou=people,dc=egov,dc=test
                objectClass: organizationalUnit
                ou: people

                dn: ou=groups,dc=egov,dc=test
                objectClass: organizationalUnit
                ou: groups

                """);
        for (int user = 0; user < USERS; user++) {
            entries.append(
                    "dn: uid=%1$s,ou=people,dc=egov,dc=test\nobjectClass: inetOrgPerson\nuid: %1$s\ncn: %1$s\nsn: x\nuserPassword: %2$s\n\n"
                            .formatted(login(user), salted(password(user))));
        }
        StringBuilder company = new StringBuilder(
                "dn: cn=operators,ou=groups,dc=egov,dc=test\nobjectClass: groupOfNames\ncn: operators\n");
        for (int group = 0; group * USERS_A_GROUP < USERS; group++) {
            entries.append("dn: cn=team-%1$d,ou=groups,dc=egov,dc=test\nobjectClass: groupOfNames\ncn: team-%1$d\n"
                    .formatted(group));
            for (int user = group * USERS_A_GROUP; user < (group + 1) * USERS_A_GROUP; user++) {
                entries.append("member: uid=%s,ou=people,dc=egov,dc=test\n".formatted(login(user)));
            }
            entries.append('\n');
            company.append("member: cn=team-%d,ou=groups,dc=egov,dc=test\n".formatted(group));
        }
        return entries.append(company).append('\n').toString();
    }

    /** As OpenLDAP stores passwords by default (RFC 2307, with a salt). */
    private static String salted(String password) {
        byte[] salt = {1, 2, 3, 4};
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(salt);
            byte[] both = Arrays.copyOf(hash, hash.length + salt.length);
            System.arraycopy(salt, 0, both, hash.length, salt.length);
            return "{SSHA}" + Base64.getEncoder().encodeToString(both);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
