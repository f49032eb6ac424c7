package io.dure.auth.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.Sid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
    private static final Scope PRIVATE_PORTAL =
            new Scope(new Names.Only(Set.of("private")), new Names.Only(Set.of("portal.egov.test")));

    private final RoleRules rules = new RoleRules(List.of(
            new RoleRule(GroupMatch.of("cn=portal,ou=groups,dc=egov,dc=test"), Role.OPERATOR, PRIVATE_PORTAL),
            RoleRule.of("S-1-5-21-1-2-3-1104", Role.ADMINISTRATOR),
            RoleRule.of("cn=viewers,ou=groups,dc=egov,dc=test", Role.VIEWER)));

    @Test
    void firstRuleThatFitsDecidesRoleAndScope() throws InvalidNameException {
        assertThat(rules.accessOf(
                        groups("cn=viewers,ou=groups,dc=egov,dc=test", "cn=portal,ou=groups,dc=egov,dc=test")))
                .isEqualTo(new Access.Granted(Role.OPERATOR, PRIVATE_PORTAL, 1));
    }

    @Test
    void groupIsKnownByItsSidWhateverItsName() throws InvalidNameException {
        assertThat(rules.accessOf(new Memberships(
                        Set.of(new LdapName("cn=renamed,dc=egov,dc=test")), Set.of(new Sid("s-1-5-21-1-2-3-1104")))))
                .isEqualTo(new Access.Granted(Role.ADMINISTRATOR, Scope.EVERYTHING, 2));
    }

    @Test
    void groupsAreComparedAsNamesAndNotAsText() throws InvalidNameException {
        assertThat(rules.accessOf(groups("CN=Viewers, OU=groups, DC=egov, DC=test")))
                .isEqualTo(new Access.Granted(Role.VIEWER, Scope.EVERYTHING, 3));
    }

    @Test
    void namesakeElsewhereInTheTreeGivesNothing() throws InvalidNameException {
        assertThat(rules.accessOf(groups("cn=viewers,ou=elsewhere,dc=egov,dc=test")))
                .isEqualTo(new Access.None());
    }

    @Test
    void noGroupGivesNothing() {
        assertThat(rules.accessOf(Memberships.NONE)).isEqualTo(new Access.None());
    }

    @Test
    void rulesOfOneDirectorySayNothingOfAnothersUsers() throws InvalidNameException {
        AccessRules access = new AccessRules(Map.of("company", rules));

        assertThat(access.accessOf(found("company"))).isInstanceOf(Access.Granted.class);
        assertThat(access.accessOf(found("partner"))).isEqualTo(new Access.None());
    }

    @Test
    void rulesThatCannotBeReadSayNothingOfAnybody() throws InvalidNameException {
        AccessRules access = new AccessRules(Optional::empty);

        assertThat(access.accessOf(found("company"))).isEqualTo(new Access.Unknown());
        assertThat(access.leastScope("company")).isEqualTo(Scope.NOTHING);
        assertThat(access.byDirectory()).isEmpty();
    }

    @Test
    void whereNoRuleIsLeftNothingIsInScope() {
        assertThat(new AccessRules(Map.of("company", new RoleRules(List.of()))).leastScope("company"))
                .isEqualTo(Scope.NOTHING);
        assertThat(new AccessRules(Map.of()).leastScope("company")).isEqualTo(Scope.NOTHING);
    }

    @Test
    void aScopeIncludesThoseThatHoldNowhereElse() {
        assertThat(Scope.EVERYTHING.includes(PRIVATE_PORTAL)).isTrue();
        assertThat(PRIVATE_PORTAL.includes(Scope.EVERYTHING)).isFalse();
        assertThat(PRIVATE_PORTAL.includes(PRIVATE_PORTAL)).isTrue();
        assertThat(PRIVATE_PORTAL.includes(Scope.NOTHING)).isTrue();
        assertThat(Scope.NOTHING.includes(PRIVATE_PORTAL)).isFalse();
        assertThat(Scope.EVERYTHING.and(PRIVATE_PORTAL)).isEqualTo(PRIVATE_PORTAL);
        assertThat(PRIVATE_PORTAL.and(Scope.EVERYTHING)).isEqualTo(PRIVATE_PORTAL);
        assertThat(PRIVATE_PORTAL.and(Scope.NOTHING)).isEqualTo(Scope.NOTHING);
        assertThat(Scope.NOTHING.covers("private", "portal.egov.test")).isFalse();
    }

    @Test
    void scopeCoversWhatIsInBothOfItsLists() {
        assertThat(PRIVATE_PORTAL.covers("private", "portal.egov.test")).isTrue();
        assertThat(PRIVATE_PORTAL.covers("public", "portal.egov.test")).isFalse();
        assertThat(PRIVATE_PORTAL.covers("private", "other.egov.test")).isFalse();
        assertThat(Scope.EVERYTHING.covers("any", "any")).isTrue();
    }

    @Test
    void emptyListIsNeitherAllNorNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Names.Only(Set.of()));
    }

    @Test
    void rolesIncludeTheOnesBelow() {
        assertThat(Role.ADMINISTRATOR.includes(Role.APPROVER)).isTrue();
        assertThat(Role.APPROVER.includes(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.includes(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.includes(Role.APPROVER)).isFalse();
        assertThat(Role.VIEWER.includes(Role.OPERATOR)).isFalse();
    }

    @Test
    void groupThatIsNeitherDnNorSidIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleRule.of("operators", Role.OPERATOR))
                .withMessageContaining("operators");
        assertThatIllegalArgumentException().isThrownBy(() -> RoleRule.of("S-1", Role.OPERATOR));
    }

    private static Memberships groups(String... names) throws InvalidNameException {
        LdapName[] parsed = new LdapName[names.length];
        for (int i = 0; i < names.length; i++) {
            parsed[i] = new LdapName(names[i]);
        }
        return Memberships.of(Set.of(parsed));
    }

    private static Found found(String directory) throws InvalidNameException {
        return new Found(
                directory,
                "alice",
                new LdapName("uid=alice,dc=egov,dc=test"),
                "id",
                "Alice",
                groups("cn=viewers,ou=groups,dc=egov,dc=test"));
    }
}
