package io.dure.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;

/** Names that nobody would have, read back by a parser of another make. The seeds are fixed, the inputs many. */
class EscapingTest {
    private static final int INPUTS = 200_000;
    private static final String SPECIAL = "\\*(){}&|!=<>~;,+\"'#/ :@01aZ\u00e9\u0130\u200b\ud55c\uffff";

    @Test
    void noNameBecomesSyntaxOfAFilter() throws LDAPException {
        Random random = new Random(20_260_101);
        LoginFilter filter = new LoginFilter("(&(objectClass=person)(|(uid={0})(mail={1})))");
        for (int i = 0; i < INPUTS; i++) {
            String name = name(random);
            Filter parsed = Filter.create(filter.of(name, name));

            assertThat(parsed.getFilterType()).isEqualTo(Filter.FILTER_TYPE_AND);
            assertThat(parsed.getComponents()).hasSize(2);
            Filter[] either = parsed.getComponents()[1].getComponents();
            assertThat(either).hasSize(2);
            assertThat(either[0].getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
            assertThat(either[0].getAssertionValue()).isEqualTo(name);
            assertThat(either[1].getAssertionValue()).isEqualTo(name);
        }
    }

    @Test
    void noBytesBecomeSyntaxOfAFilter() throws LDAPException {
        Random random = new Random(20_260_102);
        for (int i = 0; i < INPUTS / 10; i++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);

            assertThat(new ASN1OctetString(
                            Filter.create(Filters.equal("objectSid", bytes)).getAssertionValueBytes()))
                    .isEqualTo(new ASN1OctetString(bytes));
        }
    }

    @Test
    void noNameLeavesItsPlaceInADn() throws LDAPException {
        Random random = new Random(20_260_103);
        UserDnTemplate template = new UserDnTemplate("uid={0},ou=people,dc=egov,dc=test");
        DN people = new DN("ou=people,dc=egov,dc=test");
        int accepted = 0;
        for (int i = 0; i < INPUTS; i++) {
            String name = name(random);
            Optional<LdapName> dn = template.dnOf(name);
            if (dn.isEmpty()) {
                continue;
            }
            accepted++;
            DN parsed = new DN(dn.get().toString());
            assertThat(parsed.getParent()).isEqualTo(people);
            assertThat(parsed.getRDN().getAttributeNames()).containsExactly("uid");
            assertThat(parsed.getRDN().getAttributeValues()).containsExactly(name);
        }
        assertThat(accepted).isEqualTo(INPUTS);
    }

    @Test
    void noNameBreaksWhatSplitsIt() {
        Random random = new Random(20_260_104);
        for (int i = 0; i < INPUTS; i++) {
            String typed = name(random);
            LoginName.of(typed).ifPresent(name -> {
                assertThat(name.typed()).isEqualTo(typed);
                assertThat(name.user()).isNotEmpty();
                assertThat(typed).contains(name.user());
            });
        }
    }

    @Test
    void noBytesBreakWhatReadsAPolicyOrAnIdentifier() {
        Random random = new Random(20_260_105);
        for (int i = 0; i < INPUTS; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && random.nextBoolean()) {
                bytes[0] = (byte) (random.nextBoolean() ? 0x30 : 1);
                bytes[1] = (byte) (random.nextBoolean() ? bytes.length - 2 : (bytes.length - 8) / 4);
            }
            PasswordPolicy.decode(bytes);
            Sid.of(bytes).ifPresent(sid -> assertThat(sid.bytes()).isEqualTo(bytes));
        }
    }

    /** Half of the characters are ones that mean something somewhere. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(24);
        while (name.length() < length) {
            int codePoint = random.nextBoolean()
                    ? SPECIAL.charAt(random.nextInt(SPECIAL.length()))
                    : 0x20 + random.nextInt(random.nextInt(20) == 0 ? 0x10ffff - 0x20 : 0x2fe0);
            if (Character.getType(codePoint) != Character.SURROGATE && !Character.isISOControl(codePoint)) {
                name.appendCodePoint(codePoint);
            }
        }
        return new String(name.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
