package io.dure.agent.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference implementation's vectors: key 00 01 .. 0f, messages of length n that begin 00 01 02. */
class SipHashTest {
    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(0, 0x726fdb47dd0e0e31L),
                Arguments.of(1, 0x74f839c593dc67fdL),
                Arguments.of(7, 0xab0200f58b01d137L),
                Arguments.of(8, 0x93f5f5799a932462L),
                Arguments.of(15, 0xa129ca6149be45e5L));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void hashIsThatOfTheReference(int length, long expected) {
        assertThat(new SipHash(ascending(16)).hash(ascending(length))).isEqualTo(expected);
    }

    private static byte[] ascending(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
