package io.dure.auth.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.dure.auth.connection.Authority;
import io.dure.auth.connection.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;

/** An AD domain controller: Samba's, holding {@code samba.ldif}; one for all tests. Has to be started as root. */
final class Samba {
    private static final String PACKAGES = "samba (with samba-ad-provision, samba-dsdb-modules, samba-vfs-modules)";
    private static final String ADMINISTRATOR = "administrator@egov.test";
    private static final String PASSWORD = "Right-for-administrator-1";
    private static final String BASE = "DC=egov,DC=test";

    private final String host;
    private final Authority authority;

    private Samba(String host, Authority authority) {
        this.host = host;
        this.authority = authority;
    }

    private static final class Shared {
        static final Samba RUNNING = start();
    }

    static Samba running() {
        return Shared.RUNNING;
    }

    ServerAddress plain() {
        return new ServerAddress(host, 389);
    }

    ServerAddress tls() {
        return new ServerAddress(host, 636);
    }

    Path authority() {
        return authority.certificate();
    }

    /** A connection of the administrator's. */
    LDAPConnection connect() throws LDAPException {
        try {
            LDAPConnection connection = new LDAPConnection(
                    new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory(),
                    new LDAPConnectionOptions(),
                    host,
                    636);
            connection.bind(ADMINISTRATOR, PASSWORD);
            return connection;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    Staff staff() {
        try {
            return new Staff(connect(), Kind.ACTIVE_DIRECTORY);
        } catch (LDAPException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The ports cannot be chosen, so the address is: each process has its own. */
    private static Samba start() {
        long pid = ProcessHandle.current().pid();
        String host = "127.9." + (pid / 250 % 250 + 1) + "." + (pid % 250 + 1);
        Path folder = Child.freshFolder("samba");
        Authority authority = Authority.create(folder, "samba-test");
        Authority.Issued issued = authority.issue("samba", "DNS:dc1.egov.test,IP:" + host, 300);
        Path domain = folder.resolve("domain");
        Child.run(
                folder,
                List.of(
                        Child.program("samba-tool", PACKAGES),
                        "domain",
                        "provision",
                        "--targetdir=" + domain,
                        "--realm=EGOV.TEST",
                        "--domain=EGOV",
                        "--server-role=dc",
                        "--dns-backend=NONE",
                        "--host-name=dc1",
                        "--host-ip=" + host,
                        "--adminpass=" + PASSWORD,
                        "--option=interfaces=" + host + "/8",
                        "--option=bind interfaces only=yes",
                        "--option=server services=ldap",
                        "--option=log file=" + folder.resolve("samba.log"),
                        "--option=pid directory=" + folder,
                        "--option=ncalrpc dir=" + folder.resolve("ncalrpc")));
        Path configuration = domain.resolve("etc/smb.conf");
        try {
            Files.writeString(configuration, Files.readString(configuration).replace("[global]", """
                            [global]
                            \ttls enabled = yes
                            \ttls keyfile = %s
                            \ttls certfile = %s
                            \ttls cafile = %s
                            \tpid directory = %s
                            \tncalrpc dir = %s/ncalrpc
                            """.formatted(
                            issued.key(), issued.certificate(), authority.certificate(), folder, folder)));
            Child.start(
                    folder,
                    List.of(
                            Child.program("samba", PACKAGES),
                            "-s",
                            configuration.toString(),
                            "-F",
                            "--no-process-group"),
                    new InetSocketAddress(host, 389),
                    new InetSocketAddress(host, 636));
            Samba samba = new Samba(host, authority);
            samba.fill();
            return samba;
        } catch (IOException | LDAPException | LDIFException failed) {
            throw new AssertionError(failed);
        }
    }

    private void fill() throws IOException, LDAPException, LDIFException {
        try (LDAPConnection connection = connect();
                LDIFReader entries = new LDIFReader(
                        Objects.requireNonNull(Samba.class.getResourceAsStream("samba.ldif"), "samba.ldif"))) {
            connection.modify(
                    BASE,
                    new Modification(ModificationType.REPLACE, "lockoutThreshold", "3"),
                    new Modification(ModificationType.REPLACE, "lockoutDuration", "-18000000000"),
                    new Modification(ModificationType.REPLACE, "lockOutObservationWindow", "-18000000000"));
            for (Entry entry = entries.readEntry(); entry != null; entry = entries.readEntry()) {
                String login = entry.getAttributeValue("sAMAccountName");
                if (entry.hasObjectClass("user")) {
                    entry.addAttribute(
                            new Attribute("unicodePwd", password("Right-for-" + login.replaceAll(" .*", "") + "-1")));
                    entry.addAttribute("userAccountControl", "disabled".equals(login) ? "514" : "512");
                }
                connection.add(entry);
            }
            connection.modify(
                    "CN=Fresh,OU=Dure," + BASE, new Modification(ModificationType.REPLACE, "pwdLastSet", "0"));
            connection.modify(
                    "CN=staff,OU=Groups,OU=Dure," + BASE,
                    new Modification(ModificationType.ADD, "member", "CN=company,OU=Groups,OU=Dure," + BASE));
        }
    }

    static byte[] password(String password) {
        return ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE);
    }
}
