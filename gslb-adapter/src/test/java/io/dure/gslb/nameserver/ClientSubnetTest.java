package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.gslb.plan.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Clients told apart by their subnets, as resolvers tell them (RFC 7871). */
class ClientSubnetTest {
    private static final Set<String> PRIVATE = Set.of("127.0.1.21", "127.0.1.22");
    private static final Set<String> PUBLIC = Set.of("127.0.2.21", "127.0.2.22");

    @TempDir
    Path data;

    private final Clock clock = Clock.systemUTC();
    private Nameserver nameserver;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        nameserver = Fixture.start(data, clock, clock);
        client = new Client(nameserver.port());
        apply("10.0.0.0/8", "10.20.0.0/16");
    }

    @AfterEach
    void stop() {
        nameserver.close();
    }

    private void apply(String privateSubnet, String publicSubnet) {
        Plan plan = Fixture.plan(Token.claim(1), 50, 50);
        nameserver.apply(
                Optional.empty(),
                new Plan(
                        plan.service(),
                        plan.name(),
                        plan.ttl(),
                        plan.token(),
                        plan.members(),
                        plan.check(),
                        plan.domains(),
                        plan.mode(),
                        plan.frozenUntil(),
                        new Policy.BySubnet(Map.of(
                                "private", List.of(Subnet.parse(privateSubnet), Subnet.parse("2001:db8::/32")),
                                "public", List.of(Subnet.parse(publicSubnet))))));
    }

    private Message ask(String name, int type, EDNSOption... options) throws IOException {
        Message query = Client.query(name, type);
        query.addRecord(new OPTRecord(1232, 0, 0, 0, options), Section.ADDITIONAL);
        return client.resolver().send(query);
    }

    private Message askFor(String subnet, int bits) throws IOException {
        return ask("portal.egov.test", Type.A, new ClientSubnetOption(bits, InetAddress.getByName(subnet)));
    }

    private static int scope(Message answer) {
        return ((ClientSubnetOption) answer.getOPT().getOptions(8).getFirst()).getScopePrefixLength();
    }

    @Test
    void aClientIsAnsweredWithTheSiteThatPrefersItsSubnet() throws IOException {
        for (int i = 0; i < 20; i++) {
            Message outer = askFor("10.99.1.0", 24);
            assertThat(Set.copyOf(Client.addresses(outer))).isEqualTo(PRIVATE);
            assertThat(scope(outer)).isEqualTo(10);
            Message inner = askFor("10.20.1.0", 24);
            assertThat(Set.copyOf(Client.addresses(inner))).isEqualTo(PUBLIC);
            assertThat(scope(inner)).isEqualTo(16);
            assertThat(Set.copyOf(Client.addresses(askFor("2001:db8:7::", 48)))).isEqualTo(PRIVATE);
        }
    }

    @Test
    void whatWasToldComesBackAsItWas() throws IOException {
        Message answer = askFor("10.20.128.0", 17);
        assertThat(answer.getOPT().getOptions(8))
                .containsExactly(new ClientSubnetOption(17, 16, InetAddress.getByName("10.20.128.0")));
        assertThat(ask("portal.egov.test", Type.A).getOPT().getOptions()).isEmpty();
    }

    @Test
    void otherClientsAreDrawnByWeight() throws IOException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            seen.addAll(Client.addresses(askFor("192.0.2.0", 24)));
        }
        assertThat(seen).containsAll(PRIVATE).containsAll(PUBLIC);
    }

    @Test
    void withoutASubnetTheResolversAddressCounts() throws IOException {
        nameserver.close();
        nameserver = Fixture.start(data.resolve("other"), clock, clock);
        client = new Client(nameserver.port());
        apply("127.0.0.0/8", "10.20.0.0/16");
        for (int i = 0; i < 20; i++) {
            assertThat(Set.copyOf(Client.addresses(client.ask("portal.egov.test", Type.A))))
                    .isEqualTo(PRIVATE);
            // Who will not tell has its resolver's answer, which nobody else must be given (section 7.1.2).
            Message untold = askFor("0.0.0.0", 0);
            assertThat(Set.copyOf(Client.addresses(untold))).isEqualTo(PRIVATE);
            assertThat(scope(untold)).isZero();
        }
        assertThat(Set.copyOf(Client.addresses(client.ask("alias.egov.test", Type.A))))
                .isEqualTo(PRIVATE);
    }

    @Test
    void answersThatDoNotGoByTheSubnetHoldForAll() throws IOException {
        ClientSubnetOption told = new ClientSubnetOption(24, InetAddress.getByName("10.20.1.0"));
        assertThat(scope(ask("ns1.egov.test", Type.A, told))).isZero();
        assertThat(scope(ask("missing.egov.test", Type.A, told))).isZero();
        assertThat(scope(ask("portal.egov.test", Type.AAAA, told))).isZero();
        assertThat(scope(ask("www.example.org", Type.A, told))).isZero();
    }

    @Test
    void whoseSiteIsOutIsAnsweredWithAnother() throws IOException {
        EvidenceBoard down = Fixture.board(1, Fixture.PUBLIC, clock.instant());
        nameserver.onEvidence(down);
        assertThat(Set.copyOf(Client.addresses(askFor("10.20.1.0", 24)))).isEqualTo(PRIVATE);
    }

    /** Family, source and scope prefix length, address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001 18 01 0a1401", // a scope in a query
                "0001 18 00 0a14", // too few bytes
                "0001 18 00 0a140100", // too many
                "0001 11 00 0a14ff", // bits beyond the prefix
                "0001 21 00 0a14010000", // longer than an address
                "0002 81 00 20010db8000000000000000000000000ff",
                "0003 00 00", // an unknown family
                "0000 08 00 0a",
                "0001"
            })
    void whatIsMalformedIsTold(String option) throws IOException {
        byte[] data = java.util.HexFormat.of().parseHex(option.replace(" ", ""));
        Message answer = ask("portal.egov.test", Type.A, new GenericEDNSOption(8, data));
        assertThat(answer.getRcode()).isEqualTo(Rcode.FORMERR);
        assertThat(answer.getOPT().getOptions()).isEmpty();
    }

    @Test
    void otherOptionsArePassedOver() throws IOException {
        Message answer = ask("portal.egov.test", Type.A, new GenericEDNSOption(10, new byte[8]));
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getOPT().getOptions()).isEmpty();
    }
}
