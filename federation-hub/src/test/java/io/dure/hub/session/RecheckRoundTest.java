package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.RoleRules;
import io.dure.auth.role.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecheckRoundTest {
    private static final String GROUP = "cn=all,dc=egov,dc=test";

    private final CountDownLatch others = new CountDownLatch(30);
    private final AtomicInteger asked = new AtomicInteger();
    private final RecheckRound round = new RecheckRound(
            new OneHangs(),
            new AccessRules(Map.of(
                    "there",
                    new RoleRules(List.of(new RoleRule(GroupMatch.of(GROUP), Role.OPERATOR, Scope.EVERYTHING))))));

    /** The one has no answer until all users of the other have been asked for. */
    private final class OneHangs implements Directory {
        @Override
        public DirectoryAnswer lookUp(UserId user) {
            if (user.directory().equals("there")) {
                others.countDown();
                return found(user);
            }
            asked.incrementAndGet();
            try {
                others.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new Unavailable(Trouble.TIMEOUT, "hangs");
        }

        @Override
        public DirectoryAnswer signIn(String username, String password) {
            return new NotFound();
        }

        @Override
        public DirectoryAnswer find(String username) {
            return new NotFound();
        }
    }

    private static DirectoryAnswer found(UserId user) {
        try {
            return new Found(
                    "there",
                    user.objectId(),
                    new LdapName("uid=" + user.objectId()),
                    user.objectId(),
                    user.objectId(),
                    Memberships.of(Set.of(new LdapName(GROUP))));
        } catch (InvalidNameException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aDirectoryThatHangsKeepsNobodyOfAnotherFromBeingConfirmed() throws InterruptedException {
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            users.add(new UserId("hangs", "a" + i));
            users.add(new UserId("there", "b" + i));
        }

        Map<UserId, Verdict> verdicts = round.ask(users);

        assertThat(verdicts).hasSize(60);
        verdicts.forEach((user, verdict) -> assertThat(verdict)
                .isInstanceOf(user.directory().equals("there") ? Verdict.Confirmed.class : Verdict.Unknown.class));
        assertThat(asked).hasValueLessThan(30);
    }
}
