package io.dure.auth.directory;

import io.dure.auth.connection.Protection;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.util.List;
import java.util.Optional;

/** What {@code samba.ldif} holds. */
final class SambaSetup {
    static final String USERS =
            "(&(objectCategory=person)(objectClass=user)(|(sAMAccountName={0})(userPrincipalName={1})))";
    static final WayIn PRINCIPAL = new WayIn.Principal(Setup.name("DC=egov,DC=test"));
    static final WayIn SEARCH = new WayIn.Search(
            Setup.name("DC=egov,DC=test"),
            USERS,
            "sAMAccountName",
            Optional.of(new WayIn.Account("EGOV\\reader", "Right-for-reader-1")));

    private SambaSetup() {}

    static Setup setup(WayIn way, Nesting nesting) {
        return new Setup(
                Kind.ACTIVE_DIRECTORY,
                List.of(Samba.running().tls()),
                Protection.LDAPS,
                Optional.of(Samba.running().authority()),
                Setup.PATIENCE,
                Setup.PATIENCE,
                way,
                "OU=Groups,OU=Dure,DC=egov,DC=test",
                nesting);
    }

    static String group(String name) {
        return "CN=" + name + ",OU=Groups,OU=Dure,DC=egov,DC=test";
    }
}
