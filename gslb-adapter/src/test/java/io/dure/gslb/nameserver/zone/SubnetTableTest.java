package io.dure.gslb.nameserver.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubnetTableTest {
    private static final List<String> SITES = List.of("private", "public");

    private static SubnetTable table(Map<String, List<Subnet>> preferred) {
        return SubnetTable.of(new Policy.BySubnet(preferred), SITES);
    }

    private static long find(SubnetTable table, String address, int bits) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return table.find(bytes.length == 16, bytes, bits);
        } catch (UnknownHostException literal) {
            throw new IllegalArgumentException(literal);
        }
    }

    private static void assertFound(SubnetTable table, String address, int bits, int member, int scope) {
        long found = find(table, address, bits);
        assertThat(SubnetTable.member(found))
                .as("member for %s/%d", address, bits)
                .isEqualTo(member);
        assertThat(SubnetTable.scope(found))
                .as("scope for %s/%d", address, bits)
                .isEqualTo(scope);
    }

    @Test
    void theLongestPrefixPrefersAndItsNeighboursAreToldApart() {
        SubnetTable table = table(Map.of(
                "private", List.of(Subnet.parse("10.0.0.0/8"), Subnet.parse("2001:db8::/32")),
                "public", List.of(Subnet.parse("10.20.0.0/16"))));
        assertFound(table, "10.20.7.9", 32, 1, 16);
        // 10.21 differs from 10.20 in its sixteenth bit: nothing wider than that is alike.
        assertFound(table, "10.21.0.1", 32, 0, 16);
        assertFound(table, "10.128.0.1", 24, 0, 9);
        assertFound(table, "192.0.2.1", 24, SubnetTable.NOBODY, 1);
        assertFound(table, "2001:db8:1::1", 56, 0, 32);
        assertFound(table, "fe80::1", 56, SubnetTable.NOBODY, 1);
    }

    @Test
    void tooFewBitsAreAnsweredByWhatTheyTellAndAskForMore() {
        SubnetTable table = table(Map.of(
                "private", List.of(Subnet.parse("10.0.0.0/8")), "public", List.of(Subnet.parse("10.20.0.0/16"))));
        assertFound(table, "10.0.0.0", 8, 0, 16);
        assertFound(table, "0.0.0.0", 4, SubnetTable.NOBODY, 16);
    }

    @Test
    void whoseSiteCannotBeDrawnIsPreferredByNobody() {
        SubnetTable table = table(Map.of("elsewhere", List.of(Subnet.parse("10.0.0.0/8"))));
        assertFound(table, "10.1.2.3", 32, SubnetTable.NOBODY, 8);
    }

    @Test
    void withoutSubnetsOfAFamilyOneAnswerHoldsForAll() {
        assertFound(table(Map.of()), "10.1.2.3", 32, SubnetTable.NOBODY, 0);
    }

    @Test
    void itFindsWhatLookingThroughAllSubnetsFinds() throws UnknownHostException {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 200; round++) {
            Set<Subnet> all = new LinkedHashSet<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                all.add(subnet(random.nextInt() & 0x0f0f_0000, random.nextInt(18)));
            }
            Map<String, List<Subnet>> preferred = new HashMap<>();
            for (Subnet subnet : all) {
                preferred
                        .computeIfAbsent(SITES.get(random.nextInt(2)), site -> new ArrayList<>())
                        .add(subnet);
            }
            SubnetTable table = table(preferred);
            for (int i = 0; i < 50; i++) {
                byte[] address = bytes(random.nextInt() & 0x0f0f_ffff);
                long found = table.find(false, address, 32);
                assertThat(SubnetTable.member(found)).isEqualTo(longest(preferred, address));
                int scope = SubnetTable.scope(found);
                for (int near = 0; near < 20; near++) {
                    byte[] neighbour = bytes(int32(address) ^ (scope == 32 ? 0 : random.nextInt() >>> scope));
                    assertThat(longest(preferred, neighbour)).isEqualTo(SubnetTable.member(found));
                }
            }
        }
    }

    private static int longest(Map<String, List<Subnet>> preferred, byte[] address) throws UnknownHostException {
        InetAddress client = InetAddress.getByAddress(address);
        record Preferring(String site, Subnet subnet) {}
        Optional<Preferring> best = preferred.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(subnet -> new Preferring(entry.getKey(), subnet)))
                .filter(one -> one.subnet().contains(client))
                .max(Comparator.comparingInt(one -> one.subnet().length()));
        return best.map(one -> SITES.indexOf(one.site())).orElse(SubnetTable.NOBODY);
    }

    private static Subnet subnet(int address, int length) throws UnknownHostException {
        int masked = length == 0 ? 0 : address & (-1 << (32 - length));
        return new Subnet(InetAddress.getByAddress(bytes(masked)).getHostAddress(), length);
    }

    private static byte[] bytes(int address) {
        return new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
    }

    private static int int32(byte[] address) {
        return java.nio.ByteBuffer.wrap(address).getInt();
    }
}
