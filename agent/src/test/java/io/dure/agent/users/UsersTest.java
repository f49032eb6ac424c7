package io.dure.agent.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.agent.bridge.UserChoice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Users users = new Users(KEY, UserChoice.session());

    @Property(tries = 100)
    void eachUserIsNamedOnceHoweverOftenHeComes(
            @ForAll @Size(max = 300) java.util.List<@AlphaChars @StringLength(min = 1, max = 3) String> sessions) {
        Users seen = new Users(KEY, UserChoice.session());
        sessions.forEach(seen::seen);

        assertThat(hashes(seen.drain())).hasSameSizeAs(new HashSet<>(sessions));
    }

    @Test
    void usersBeyondTheBoundAreOnlyCounted() {
        for (int user = 0; user < Users.MOST + 5; user++) {
            users.seen("session-" + user);
        }
        users.seen("session-0");
        users.seen("session-" + (Users.MOST + 4));

        Users.Seen seen = users.drain();

        assertThat(hashes(seen)).hasSize(Users.MOST);
        assertThat(seen.overflow()).isEqualTo(6);
    }

    @Test
    void whatWasDrainedIsForgotten() {
        users.seen("a");
        Set<Long> first = hashes(users.drain());

        assertThat(hashes(users.drain())).isEmpty();
        users.seen("a");
        assertThat(hashes(users.drain())).isEqualTo(first);
    }

    @Test
    void userWhoMovesToAnotherServerIsTheSame() {
        users.seen("ABCDEF.node1");
        users.seen("ABCDEF.node2");
        users.seen("ABCDEF");

        assertThat(hashes(users.drain())).hasSize(1);
    }

    @Test
    void aLoginIsTakenWhole() {
        Users logins = new Users(KEY, UserChoice.attribute("loginVO", "id"));
        logins.seen("kim@egov.kr");
        logins.seen("kim@egov.test");

        assertThat(hashes(logins.drain())).hasSize(2);
        assertThat(logins.choice().word()).isEqualTo("login");
        assertThat(UserChoice.principal().word()).isEqualTo("login");
        assertThat(UserChoice.cookie("VISITOR").word()).isEqualTo("cookie");
        assertThat(users.choice().word()).isEqualTo("session");
    }

    @Test
    void anotherKeyMakesAnotherHash() {
        Users other = new Users("fedcba9876543210".getBytes(StandardCharsets.US_ASCII), UserChoice.session());
        users.seen("a");
        other.seen("a");

        assertThat(hashes(users.drain())).doesNotContainAnyElementsOf(hashes(other.drain()));
    }

    private static Set<Long> hashes(Users.Seen seen) {
        Set<Long> hashes = new HashSet<>();
        ByteBuffer buffer = ByteBuffer.wrap(seen.hashes()).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            assertThat(hashes.add(buffer.getLong())).isTrue();
        }
        return hashes;
    }
}
