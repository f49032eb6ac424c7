package io.dure.hub.api;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Users whose password is {@code right}, each in the group of the same name as the role. */
final class FakeDirectory implements Directory {
    private static final Map<String, String> GROUPS = Map.of(
            "vera", "viewers",
            "oscar", "operators",
            "abel", "approvers",
            "ada", "administrators",
            "nora", "others",
            "ines", "inside",
            "otto", "outside",
            "paul", "part");

    private volatile boolean away;
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** Everybody is where they were. */
    void reset() {
        away = false;
        moved.clear();
        gone.clear();
    }

    void move(String user, String group) {
        moved.put(user, group);
    }

    void remove(String user) {
        gone.add(user);
    }

    void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public DirectoryAnswer signIn(String username, String password) {
        if (away) {
            return new DirectoryAnswer.Unavailable(DirectoryAnswer.Trouble.CONNECTION, "the test took it away");
        }
        return group(username).isPresent() && password.equals("right")
                ? found(username)
                : new DirectoryAnswer.Rejected(DirectoryAnswer.Reason.BAD_CREDENTIALS);
    }

    @Override
    public DirectoryAnswer lookUp(UserId user) {
        if (away) {
            return new DirectoryAnswer.Unavailable(DirectoryAnswer.Trouble.CONNECTION, "the test took it away");
        }
        String login = user.objectId().substring("id-of-".length());
        return group(login).isPresent() ? found(login) : new DirectoryAnswer.NotFound();
    }

    @Override
    public DirectoryAnswer find(String username) {
        return lookUp(new UserId("directory", "id-of-" + username));
    }

    private Optional<String> group(String login) {
        return gone.contains(login)
                ? Optional.empty()
                : Optional.ofNullable(moved.getOrDefault(login, GROUPS.get(login)));
    }

    private DirectoryAnswer found(String username) {
        String group = group(username).orElseThrow();
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
