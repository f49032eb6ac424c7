package io.dure.hub.session.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final String DIGITS = "1234567890";

    private static byte[] secret(int length) {
        return DIGITS.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, HmacSHA1, 20, 94287082",
        "59, HmacSHA256, 32, 46119246",
        "59, HmacSHA512, 64, 90693936",
        "1111111109, HmacSHA1, 20, 07081804",
        "1111111109, HmacSHA256, 32, 68084774",
        "1111111109, HmacSHA512, 64, 25091201",
        "1111111111, HmacSHA1, 20, 14050471",
        "1111111111, HmacSHA256, 32, 67062674",
        "1111111111, HmacSHA512, 64, 99943326",
        "1234567890, HmacSHA1, 20, 89005924",
        "1234567890, HmacSHA256, 32, 91819424",
        "1234567890, HmacSHA512, 64, 93441116",
        "2000000000, HmacSHA1, 20, 69279037",
        "2000000000, HmacSHA256, 32, 90698825",
        "2000000000, HmacSHA512, 64, 38618901",
        "20000000000, HmacSHA1, 20, 65353130",
        "20000000000, HmacSHA256, 32, 77737706",
        "20000000000, HmacSHA512, 64, 47863826",
    })
    void codesAreThoseOfTheStandard(long seconds, String algorithm, int length, String code) {
        assertThat(new Totp(algorithm, 8).code(secret(length), Totp.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    @Test
    void aCodeIsTakenOneStepAroundNowAndOnlyOnce() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        byte[] secret = secret(20);
        long step = Totp.step(now);

        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.USUAL.match(secret, Totp.USUAL.code(secret, near), now, Long.MIN_VALUE))
                    .hasValue(near);
        }
        assertThat(Totp.USUAL.match(secret, Totp.USUAL.code(secret, step - 2), now, Long.MIN_VALUE))
                .isEmpty();
        assertThat(Totp.USUAL.match(secret, Totp.USUAL.code(secret, step + 2), now, Long.MIN_VALUE))
                .isEmpty();
        assertThat(Totp.USUAL.match(secret, Totp.USUAL.code(secret, step), now, step))
                .isEmpty();
        assertThat(Totp.USUAL.match(secret, "", now, Long.MIN_VALUE)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32IsThatOfTheStandard(String text, String encoded) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(Base32.encode(bytes)).isEqualTo(encoded);
        assertThat(Base32.decode(encoded)).isEqualTo(bytes);
    }

    @Test
    void whatIsEncodedIsDecoded() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
        }
        assertThatThrownBy(() -> Base32.decode("mz")).isInstanceOf(IllegalArgumentException.class);
    }
}
