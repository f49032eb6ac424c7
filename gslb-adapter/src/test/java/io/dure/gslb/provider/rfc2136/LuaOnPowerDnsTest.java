package io.dure.gslb.provider.rfc2136;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.Samples;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.rfc2136.render.LuaCode;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.PowerDnsServer;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** What a real PowerDNS makes of the code that it is given. */
class LuaOnPowerDnsTest {
    private static final ServedZone.Key KEY = ServedZone.Key.random("hub-key", "hmac-sha256", true);

    @TempDir
    static Path folder;

    private static DnsServerProcess server;
    private static RawZone raw;

    @BeforeAll
    static void start() throws IOException {
        server = PowerDnsServer.primary(folder, new ServedZone("egov.test", List.of(KEY), List.of()));
        raw = new RawZone(server.port(), "egov.test", KEY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersAreDrawnByWeight() throws IOException {
        Plan plan = Samples.plan(
                Token.claim(1),
                Samples.plan(Token.claim(1)).mode(),
                Optional.empty(),
                Samples.serving("private", 30),
                Samples.serving("public", 70));
        try (Rfc2136Provider provider = new Rfc2136Provider(
                Rfc2136Settings.of(
                        "ddns",
                        "egov.test",
                        new ZoneServer("127.0.0.1", server.port()),
                        List.of(),
                        new TsigKey(
                                KEY.name(),
                                TsigKey.Algorithm.HMAC_SHA256,
                                Base64.getDecoder().decode(KEY.secret())),
                        new Weighting.Lua()),
                Clock.systemUTC())) {
            assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(ApplyResult.Applied.class);
        }
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            Record answer = raw.ask("portal.egov.test", Type.A)
                    .getSection(Section.ANSWER)
                    .getFirst();
            drawn.merge(((ARecord) answer).getAddress().getHostAddress(), 1, Integer::sum);
        }
        // Five standard deviations of 1,000 draws are 72 for a site.
        assertThat(drawn.getOrDefault("127.0.1.21", 0) + drawn.getOrDefault("127.0.1.22", 0))
                .isBetween(228, 372);
        assertThat(drawn).containsOnlyKeys("127.0.1.21", "127.0.1.22", "127.0.2.21", "127.0.2.22");
    }

    @Test
    void whateverIsQuotedComesBackAsTheTextThatItWas() throws IOException {
        List<String> nasty = List.of(
                "'..os.execute('id')..'",
                "\\",
                "\\'",
                "\"",
                "\"\\\"",
                "]]",
                "';return 'x",
                "')}) os.exit() --",
                "a\nb\r\nc",
                "\u0000x",
                "%s%n$(id)`id`",
                "\\065\\x41",
                "한글",
                ";return 'code'",
                "--[[ ]]");
        for (String text : nasty) {
            assertMeans(text);
        }
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(30); length > 0; length--) {
                text.append((char) (1 + random.nextInt(127)));
            }
            assertMeans(text.toString());
        }
    }

    /** The record answers its text in hexadecimal, so that only the code is judged, and not how a TXT record is written. */
    private static void assertMeans(String text) throws IOException {
        String code = "(" + LuaCode.quote(text) + "):gsub('.',function(c)return(('%02x'):format(c:byte()))end)";
        String expected = hex(text);
        raw.clear("fuzz.egov.test");
        raw.add(Record.newRecord(
                Name.fromString("fuzz.egov.test."), WireRecords.LUA, DClass.IN, 1, data(";return (" + code + ")")));
        List<Record> answer = raw.ask("fuzz.egov.test", Type.TXT).getSection(Section.ANSWER);
        assertThat(answer).as(code).hasSize(1);
        assertThat(String.join("", ((TXTRecord) answer.getFirst()).getStrings()))
                .as(code)
                .isEqualTo(expected);
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte each : text.getBytes(UTF_8)) {
            hex.append(String.format("%02x", each & 0xff));
        }
        return hex.toString();
    }

    private static byte[] data(String code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.write(Type.TXT);
        byte[] bytes = code.getBytes(UTF_8);
        assertThat(bytes.length).isLessThan(256);
        out.write(bytes.length);
        out.writeBytes(bytes);
        return out.toByteArray();
    }
}
