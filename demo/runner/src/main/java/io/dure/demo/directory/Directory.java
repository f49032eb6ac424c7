package io.dure.demo.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.dure.demo.CannotStart;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Secrets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** A directory in memory with one user a role, through which one signs in to the console. */
public final class Directory implements AutoCloseable {
    private static final String BASE = "dc=egov,dc=test";

    private final InMemoryDirectoryServer server;

    private Directory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /** A sample user; the role is what its group stands for. */
    public enum User {
        OPERATOR("operator", "operators", "Kim Operator"),
        APPROVER("approver", "approvers", "Choi Approver"),
        VIEWER("viewer", "viewers", "Lee Viewer"),
        ADMIN("admin", "administrators", "Park Administrator");

        private final String id;
        private final String group;
        private final String displayName;

        User(String id, String group, String displayName) {
            this.id = id;
            this.group = group;
            this.displayName = displayName;
        }

        public String id() {
            return id;
        }

        public Path password(Secrets secrets) {
            return secrets.word("password-" + id);
        }
    }

    public static Directory start(Address address, Secrets secrets) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig(
                    "ldap", InetAddress.getByName(address.host()), address.port(), null));
            config.addAdditionalBindCredentials(Secrets.READER, secrets.read(secrets.ofReader()));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: egov");
            server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            server.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
            for (User user : User.values()) {
                add(server, user, secrets.read(user.password(secrets)));
            }
            server.startListening();
            return new Directory(server);
        } catch (LDAPException | LDIFException | UnknownHostException e) {
            throw new CannotStart("the directory of sample users does not start: " + e.getMessage());
        }
    }

    private static void add(InMemoryDirectoryServer server, User user, String password)
            throws LDAPException, LDIFException {
        String dn = "uid=" + user.id + ",ou=people," + BASE;
        server.add(
                "dn: " + dn,
                "objectClass: inetOrgPerson",
                "uid: " + user.id,
                "cn: " + user.displayName,
                "sn: " + user.displayName,
                "displayName: " + user.displayName,
                "mail: " + user.id + "@egov.test",
                "userPassword: " + password);
        server.add(
                "dn: cn=" + user.group + ",ou=groups," + BASE,
                "objectClass: groupOfNames",
                "cn: " + user.group,
                "member: " + dn);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
