package io.dure.gslb.provider.rfc2136.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LuaCodeTest {
    /** All that a record of ours can be. */
    private static final Pattern GRAMMAR =
            Pattern.compile("pickwrandom\\(\\{(\\{[0-9]+,'[0-9a-fA-F.:]+'\\},)*\\{[0-9]+,'[0-9a-fA-F.:]+'\\}\\}\\)");

    private static final Pattern CHOICE = Pattern.compile("\\{([0-9]+),'([^']+)'\\}");

    @Test
    void drawsByWeightAndEvenlyWithinASite() {
        assertThat(LuaCode.draw(List.of(
                        new Share("private", 30, List.of("192.0.2.1")),
                        new Share("public", 70, List.of("192.0.2.2", "192.0.2.3")))))
                .isEqualTo("pickwrandom({{60,'192.0.2.1'},{70,'192.0.2.2'},{70,'192.0.2.3'}})");
    }

    @Property
    void whateverIsQuotedStaysOneTextThatMeansTheSame(@ForAll String text) {
        String quoted = LuaCode.quote(text);
        assertThat(meaning(quoted)).isEqualTo(text.getBytes(UTF_8));
    }

    @Property
    void codeHoldsNumbersAndAddressesOnly(@ForAll("plans") Plan plan) {
        for (String family : Shares.FAMILIES) {
            List<Share> shares = Shares.of(plan, family);
            if (!shares.isEmpty()) {
                assertThat(LuaCode.draw(shares)).matches(GRAMMAR);
            }
        }
    }

    @Property
    void textsOfAnyKindNeverBecomeCode(@ForAll String address) {
        String code = LuaCode.draw(List.of(new Share("private", 1, List.of(address))));
        assertThat(code).startsWith("pickwrandom({{1,").endsWith("}})");
        assertThat(meaning(code.substring("pickwrandom({{1,".length(), code.length() - "}})".length())))
                .isEqualTo(address.getBytes(UTF_8));
    }

    @Property
    void sharesAreThoseOfTheWeights(@ForAll("plans") Plan plan) {
        List<Share> shares = Shares.of(plan, "A");
        if (shares.isEmpty()) {
            return;
        }
        Map<String, Double> drawn = new HashMap<>();
        Matcher choice = CHOICE.matcher(LuaCode.draw(shares));
        double all = 0;
        while (choice.find()) {
            double weight = Double.parseDouble(choice.group(1));
            all += weight;
            drawn.merge(choice.group(2), weight, Double::sum);
        }
        assertThat(all).isLessThan(Integer.MAX_VALUE);
        double weights = shares.stream().mapToLong(Share::weight).sum();
        Map<String, Double> expected = new HashMap<>();
        shares.forEach(share -> share.addresses()
                .forEach(address -> expected.merge(
                        address, share.weight() / weights / share.addresses().size(), Double::sum)));
        for (Map.Entry<String, Double> one : expected.entrySet()) {
            assertThat(drawn.getOrDefault(one.getKey(), 0.0) / all)
                    .isBetween(one.getValue() - 0.001, one.getValue() + 0.001);
        }
    }

    @Property
    void stringsAreTheCodeAgainAndFitTheWire(@ForAll("plans") Plan plan) {
        List<Share> shares = Shares.of(plan);
        List<String> strings = LuaCode.strings(LuaCode.draw(shares));
        assertThat(String.join("", strings)).isEqualTo(LuaCode.draw(shares));
        assertThat(strings).allMatch(string -> string.length() <= 255);
        assertThat(strings.subList(0, strings.size() - 1)).allMatch(string -> string.endsWith(","));
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plans.any();
    }

    /** Either a string of characters that have no other meaning, or a list of numbers; fails at anything else. */
    private static byte[] meaning(String quoted) {
        if (quoted.startsWith("'")) {
            assertThat(quoted).matches("'[a-zA-Z0-9.:]*'");
            return quoted.substring(1, quoted.length() - 1).getBytes(UTF_8);
        }
        assertThat(quoted).matches("string\\.char\\([0-9]{1,3}(,[0-9]{1,3})*\\)");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String number :
                quoted.substring("string.char(".length(), quoted.length() - 1).split(",", -1)) {
            bytes.write(Integer.parseInt(number));
        }
        return bytes.toByteArray();
    }
}
