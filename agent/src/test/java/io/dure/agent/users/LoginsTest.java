package io.dure.agent.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginsTest {
    /** A container's session: its class is not public, its interface is. */
    public interface Session {
        @Nullable Object getAttribute(String name);
    }

    /** What an application keeps of its user. */
    public record Citizen(String name) {
        public String getId() {
            return name;
        }

        public String getBroken() {
            return name.substring(name.length() + 1);
        }
    }

    private static Session session(Map<String, Object> attributes) {
        return attributes::get;
    }

    @Test
    void textsNumbersAndPrincipalsAreLogins() {
        Logins logins = new Logins("user", null);
        Principal principal = () -> "park";

        assertThat(logins.of(session(Map.of("user", "kim")))).isEqualTo("kim");
        assertThat(logins.of(session(Map.of("user", 7L)))).isEqualTo("7");
        assertThat(logins.of(session(Map.of("user", new UUID(1, 2))))).isEqualTo(new UUID(1, 2).toString());
        assertThat(logins.of(session(Map.of("user", principal)))).isEqualTo("park");
    }

    @Test
    void anObjectIsNobodyUnlessAPropertyOfItIsNamed() {
        Session session = session(Map.of("user", new Citizen("lee")));

        assertThat(new Logins("user", null).of(session)).isNull();
        assertThat(new Logins("user", "id").of(session)).isEqualTo("lee");
        assertThat(new Logins("user", "none").of(session)).isNull();
        assertThat(new Logins("user", "broken").of(session)).isNull();
    }

    @Test
    void aSessionWithoutTheAttributeIsNobody() {
        assertThat(new Logins("user", "id").of(session(Map.of()))).isNull();
        assertThat(new Logins("user", "id").of("no session")).isNull();
    }
}
