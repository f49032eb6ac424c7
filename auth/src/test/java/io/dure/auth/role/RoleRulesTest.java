package io.dure.auth.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
    private final RoleRules rules = new RoleRules(List.of(
            RoleRule.of("cn=operators,ou=groups,dc=egov,dc=test", Role.OPERATOR),
            RoleRule.of("cn=viewers,ou=groups,dc=egov,dc=test", Role.VIEWER)));

    @Test
    void highestRoleWins() throws InvalidNameException {
        assertThat(rules.roleOf(Set.of(
                        new LdapName("cn=viewers,ou=groups,dc=egov,dc=test"),
                        new LdapName("cn=operators,ou=groups,dc=egov,dc=test"))))
                .contains(Role.OPERATOR);
    }

    @Test
    void groupsAreComparedAsNamesAndNotAsText() throws InvalidNameException {
        assertThat(rules.roleOf(Set.of(new LdapName("CN=Viewers, OU=groups, DC=egov, DC=test"))))
                .contains(Role.VIEWER);
    }

    @Test
    void namesakeElsewhereInTheTreeGivesNothing() throws InvalidNameException {
        assertThat(rules.roleOf(Set.of(new LdapName("cn=operators,ou=elsewhere,dc=egov,dc=test"))))
                .isEmpty();
    }

    @Test
    void noGroupGivesNoRole() {
        assertThat(rules.roleOf(Set.of())).isEmpty();
    }

    @Test
    void rolesIncludeTheOnesBelow() {
        assertThat(Role.ADMINISTRATOR.includes(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.includes(Role.OPERATOR)).isTrue();
        assertThat(Role.VIEWER.includes(Role.OPERATOR)).isFalse();
    }

    @Test
    void groupThatIsNoDnIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleRule.of("operators", Role.OPERATOR))
                .withMessageContaining("operators");
    }
}
