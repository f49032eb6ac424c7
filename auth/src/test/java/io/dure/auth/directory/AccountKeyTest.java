package io.dure.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountKeyTest {
    private static final int INPUTS = 100_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "ALICE",
                " alice ",
                "alice@egov.test",
                "EGOV\\alice",
                "other\\Alice",
                "\uff41lice",
                "al\u00adice",
                "al\u200bice",
                "al\u00edce",
                "ali\u0327ce"
            })
    void allSpellingsOfAUserAreTheSame(String typed) {
        assertThat(AccountKey.of(typed)).isEqualTo(new AccountKey("alice"));
    }

    @Test
    void differentUsersAreDifferent() {
        assertThat(AccountKey.of("alice")).isNotEqualTo(AccountKey.of("bob"));
        assertThat(AccountKey.of("김철수")).isNotEqualTo(AccountKey.of("김철호"));
        assertThat(AccountKey.of("a b")).isNotEqualTo(AccountKey.of("ab"));
    }

    @Test
    void noSpellingOfANameCountsAnew() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < INPUTS; i++) {
            String name = name(random);
            AccountKey key = AccountKey.of(name);
            assertThat(AccountKey.of(name.toUpperCase(Locale.ROOT))).isEqualTo(key);
            assertThat(AccountKey.of("FIRM\\" + name)).isEqualTo(key);
            assertThat(AccountKey.of(name + "@firm.test")).isEqualTo(key);
            assertThat(AccountKey.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
                    .isEqualTo(key);
            assertThat(AccountKey.of("  " + name + '\u200b')).isEqualTo(key);
        }
    }

    /** Letters of several scripts; marks that split names have a meaning of their own. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder("u");
        int length = 1 + random.nextInt(12);
        while (name.length() < length) {
            int codePoint = 0x41 + random.nextInt(random.nextInt(4) == 0 ? 0xd700 - 0x41 : 0x200);
            if (Character.isLetterOrDigit(codePoint)) {
                name.appendCodePoint(codePoint);
            }
        }
        return name.toString();
    }
}
