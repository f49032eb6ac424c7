package io.dure.auth.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.Objects;

/**
 * Changes entries as the administrator of a directory does.
 *
 * @param connection one that may
 */
record Staff(LDAPConnection connection, Kind kind) implements AutoCloseable {
    /** Adds a user with the usual password, in no group. */
    void hire(String login) {
        Entry entry = new Entry(dn(login));
        if (kind == Kind.ACTIVE_DIRECTORY) {
            entry.addAttribute("objectClass", "user");
            entry.addAttribute("sAMAccountName", login);
            entry.addAttribute(new Attribute("unicodePwd", Samba.password(DirectoryContract.password(login))));
            entry.addAttribute("userAccountControl", "512");
        } else {
            entry.addAttribute("objectClass", "inetOrgPerson");
            entry.addAttribute("cn", login);
            entry.addAttribute("sn", login);
            entry.addAttribute("userPassword", DirectoryContract.password(login));
        }
        run(() -> connection.add(entry));
    }

    /** Gives the entry another name; with AD the login name stays. */
    void rename(String login, String other) {
        run(() -> connection.modifyDN(dn(login), leaf(other), true));
    }

    void dismiss(String login) {
        run(() -> connection.delete(dn(login)));
    }

    void change(String login, String attribute, String value) {
        run(() -> connection.modify(dn(login), new Modification(ModificationType.REPLACE, attribute, value)));
    }

    UserId id(String login) {
        String attribute = kind == Kind.ACTIVE_DIRECTORY ? "objectGUID" : "entryUUID";
        try {
            Entry entry = Objects.requireNonNull(connection.getEntry(dn(login), attribute), login);
            return new UserId(
                    "test",
                    kind == Kind.ACTIVE_DIRECTORY
                            ? java.util.HexFormat.of().formatHex(entry.getAttributeValueBytes(attribute))
                            : entry.getAttributeValue(attribute));
        } catch (LDAPException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private String dn(String login) {
        return leaf(login)
                + (kind == Kind.ACTIVE_DIRECTORY ? ",OU=Dure,DC=egov,DC=test" : ",ou=people,dc=egov,dc=test");
    }

    private String leaf(String login) {
        return (kind == Kind.ACTIVE_DIRECTORY ? "CN=" : "uid=") + login;
    }

    private interface Act {
        void run() throws LDAPException;
    }

    private static void run(Act act) {
        try {
            act.run();
        } catch (LDAPException failed) {
            throw new AssertionError(failed);
        }
    }
}
