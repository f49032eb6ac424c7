package io.dure.auth.directory;

import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.util.List;
import java.util.Optional;

/** What {@code egov.ldif} holds. */
final class Egov {
    static final WayIn TEMPLATE = new WayIn.Template("uid={0},ou=people,dc=egov,dc=test");
    private static final WayIn.Account READER = new WayIn.Account("cn=reader,dc=egov,dc=test", "Right-for-reader-1");
    static final WayIn TEMPLATE_AND_READER =
            new WayIn.Template("uid={0},ou=people,dc=egov,dc=test", Optional.of(READER));
    static final WayIn SEARCH = search(READER);
    static final String MARKUP = "kim, (ops)*";

    private Egov() {}

    static WayIn search(WayIn.Account account) {
        return new WayIn.Search(Setup.name("ou=people,dc=egov,dc=test"), "(uid={0})", "uid", Optional.of(account));
    }

    static Setup setup(ServerAddress server, WayIn way) {
        return new Setup(
                Kind.LDAP,
                List.of(server),
                Protection.NONE,
                Optional.empty(),
                Setup.PATIENCE,
                Setup.PATIENCE,
                way,
                "ou=groups,dc=egov,dc=test",
                Nesting.RECURSION);
    }

    static String group(String name) {
        return "cn=" + name + ",ou=groups,dc=egov,dc=test";
    }
}
