package io.dure.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnsMessagesTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void queryIsAsTheStandardHasIt() {
        assertThat(HEX.formatHex(DnsMessages.query(0x1234, "ab.test", DnsMessages.TYPE_A)))
                .isEqualTo("1234" + "0000" + "0001000000000000" + "026162" + "0474657374" + "00" + "0001" + "0001");
    }

    @Test
    void addressesAreReadThroughCompressedNames() {
        byte[] packet =
                answer("8400", "c00c00010001000000050004" + "7f000115", "c00c00010001000000040004" + "7f000116");

        assertThat(DnsMessages.answer(packet, packet.length))
                .contains(new DnsMessages.Answer(0x1234, 0, List.of("127.0.1.21", "127.0.1.22"), List.of(), 4));
    }

    @Test
    void textsAreJoined() {
        byte[] packet = answer("8400", "c00c00100001000000010006" + "0265700265" + "31");

        assertThat(DnsMessages.answer(packet, packet.length).orElseThrow().texts())
                .containsExactly("epe1");
    }

    @Test
    void errorCodesAreToldFromAnswers() {
        byte[] packet = answer("8402");

        assertThat(DnsMessages.answer(packet, packet.length).orElseThrow().rcode())
                .isEqualTo(2);
    }

    @Test
    void aQueryIsNoAnswer() {
        byte[] query = DnsMessages.query(1, "portal.egov.test", DnsMessages.TYPE_A);

        assertThat(DnsMessages.answer(query, query.length)).isEmpty();
    }

    @Test
    void truncatedPacketsAreNoAnswers() {
        byte[] packet = answer("8400", "c00c00010001000000050004" + "7f000115");
        for (int length = 0; length < packet.length; length++) {
            assertThat(DnsMessages.answer(Arrays.copyOf(packet, length), length))
                    .isEmpty();
        }
    }

    @Test
    void randomBytesDoNoHarm() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] packet = new byte[random.nextInt(80)];
            random.nextBytes(packet);
            assertThat(DnsMessages.answer(packet, packet.length)).isNotNull();
        }
    }

    @Test
    void anEmptyLabelIsNoName() {
        assertThatIllegalArgumentException().isThrownBy(() -> DnsMessages.query(1, "a..b", DnsMessages.TYPE_A));
    }

    private static byte[] answer(String flags, String... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HEX.parseHex("1234" + flags + "0001" + "000" + records.length + "00000000"));
        out.writeBytes(HEX.parseHex("026162" + "0474657374" + "00" + "0001" + "0001"));
        for (String each : records) {
            out.writeBytes(HEX.parseHex(each));
        }
        return out.toByteArray();
    }
}
