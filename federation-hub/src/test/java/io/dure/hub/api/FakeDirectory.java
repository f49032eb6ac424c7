package io.dure.hub.api;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.Memberships;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Users whose password is {@code right}, each in the group of the same name as the role. */
final class FakeDirectory implements Directory {
    private static final Map<String, String> GROUPS =
            Map.of("vera", "viewers", "oscar", "operators", "ada", "administrators", "nora", "others");

    private volatile boolean away;

    void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public DirectoryAnswer signIn(String username, String password) {
        if (away) {
            return new DirectoryAnswer.Unavailable(DirectoryAnswer.Trouble.CONNECTION, "the test took it away");
        }
        String group = GROUPS.get(username);
        if (group == null || !password.equals("right")) {
            return new DirectoryAnswer.Rejected(DirectoryAnswer.Reason.BAD_CREDENTIALS);
        }
        return new DirectoryAnswer.Found(
                "directory",
                username,
                dn("uid=" + username + ",ou=people,dc=egov,dc=test"),
                "id-of-" + username,
                username + "의 이름",
                Memberships.of(Set.of(dn("cn=" + group + ",ou=groups,dc=egov,dc=test"))));
    }

    private static LdapName dn(String text) {
        try {
            return new LdapName(text);
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
