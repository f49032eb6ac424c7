package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.Authority;
import io.dure.auth.connection.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** OpenLDAP's slapd, holding {@code egov.ldif}, {@code ppolicy.ldif} and a user in many groups; one for all tests. */
final class OpenLdap {
    static final int MANY_GROUPS = 1_100;
    private static final String PACKAGE = "slapd";

    private final ServerAddress plain;
    private final ServerAddress tls;
    private final Authority authority;

    private OpenLdap(ServerAddress plain, ServerAddress tls, Authority authority) {
        this.plain = plain;
        this.tls = tls;
        this.authority = authority;
    }

    private static final class Shared {
        static final OpenLdap RUNNING = start();
    }

    static OpenLdap running() {
        return Shared.RUNNING;
    }

    ServerAddress plain() {
        return plain;
    }

    ServerAddress tls() {
        return tls;
    }

    /** The one that vouches for it. */
    Path authority() {
        return authority.certificate();
    }

    private static OpenLdap start() {
        Path folder = Child.freshFolder("slapd");
        Authority authority = Authority.create(folder, "slapd-test");
        Authority.Issued issued = authority.issue("slapd", "DNS:localhost,IP:127.0.0.1", 300);
        try {
            Path configuration = configure(folder, authority, issued);
            Path entries = Files.writeString(
                    folder.resolve("entries.ldif"), resource("egov.ldif") + resource("ppolicy.ldif") + manyGroups());
            Child.run(
                    folder,
                    List.of(
                            Child.program("slapadd", PACKAGE),
                            "-q",
                            "-f",
                            configuration.toString(),
                            "-l",
                            entries.toString()));
            int plain = Child.freePort();
            int tls = Child.freePort();
            Child.start(
                    folder,
                    List.of(
                            Child.program("slapd", PACKAGE),
                            "-f",
                            configuration.toString(),
                            "-h",
                            "ldap://127.0.0.1:" + plain + " ldaps://127.0.0.1:" + tls,
                            "-d",
                            "0"),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), plain),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), tls));
            return new OpenLdap(new ServerAddress("127.0.0.1", plain), new ServerAddress("127.0.0.1", tls), authority);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    Staff staff() {
        try {
            LDAPConnection connection = new LDAPConnection(plain.host(), plain.port());
            connection.bind("cn=root,dc=egov,dc=test", "Right-for-root-1");
            return new Staff(connection, Kind.LDAP);
        } catch (LDAPException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String manyGroups() {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < MANY_GROUPS; i++) {
            groups.append("dn: cn=many-%1$d,ou=groups,dc=egov,dc=test\nobjectClass: groupOfNames\ncn: many-%1$d\n"
                    .formatted(i));
            groups.append("member: uid=many,ou=people,dc=egov,dc=test\n\n");
        }
        return groups.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream ldif = Objects.requireNonNull(OpenLdap.class.getResourceAsStream(name), name)) {
            return new String(ldif.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        }
    }

    private static Path configure(Path folder, Authority authority, Authority.Issued issued) throws IOException {
        Path database = Files.createDirectory(folder.resolve("database"));
        return Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload ppolicy
                pidfile %1$s/slapd.pid
                argsfile %1$s/slapd.args
                TLSCACertificateFile %3$s
                TLSCertificateFile %4$s
                TLSCertificateKeyFile %5$s
                database mdb
                suffix "dc=egov,dc=test"
                rootdn "cn=root,dc=egov,dc=test"
                rootpw Right-for-root-1
                directory %2$s
                maxsize 104857600
                index objectClass,member,uid eq
                overlay ppolicy
                ppolicy_use_lockout
                limits dn.exact="cn=reader,dc=egov,dc=test" size=unlimited
                access to attrs=userPassword by anonymous auth by * none
                access to * by users read by * none
                """.formatted(
                        folder, database, authority.certificate(), issued.certificate(), issued.key()));
    }
}
