package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The same zone in BIND and in ours: resolvers must not see a difference. */
class ConformanceTest {
    @TempDir
    static Path data;

    @TempDir
    static Path bindFolder;

    private static Nameserver nameserver;
    private static Bind bind;

    @BeforeAll
    static void start() throws Exception {
        nameserver = Fixture.start(data);
        nameserver.apply(Optional.empty(), Fixture.plan(Token.claim(1), Fixture.member("private", Fixture.PRIVATE, 1)));
        bind = Bind.start(bindFolder, "egov.test", ZONE);
    }

    @AfterAll
    static void stop() {
        bind.close();
        nameserver.close();
    }

    private static final String ZONE = """
            $TTL 3600
            @ 5 IN SOA ns1.egov.test. hostmaster.egov.test. 1 3600 600 604800 5
            @ IN NS ns1.egov.test.
            @ IN NS ns2.egov.test.
            @ IN TXT "v=spf1 -all"
            ns1 IN A 127.0.1.10
            ns2 IN A 127.0.2.10
            ns2 IN AAAA 2001:db8::10
            deep.below IN A 192.0.2.1
            www IN CNAME ns1
            outside IN CNAME www.example.org.
            dangling IN CNAME missing
            alias IN CNAME portal
            portal 5 IN A 127.0.1.21
            portal 5 IN A 127.0.1.22
            _dure-portal 1 IN TXT "epoch=1 revision=0"
            """;

    static List<Message> queries() throws IOException {
        List<Message> queries = new java.util.ArrayList<>();
        List<String> names = List.of(
                "egov.test",
                "EGOV.Test",
                "portal.egov.test",
                "PORTAL.egov.test",
                "_dure-portal.egov.test",
                "ns2.egov.test",
                "below.egov.test",
                "deep.below.egov.test",
                "missing.egov.test",
                "a.b.c.missing.egov.test",
                "x.portal.egov.test",
                "www.egov.test",
                "outside.egov.test",
                "dangling.egov.test",
                "alias.egov.test",
                "xegov.test",
                "test",
                "www.example.org");
        for (String name : names) {
            for (int type : new int[] {Type.A, Type.AAAA, Type.TXT, Type.NS, Type.SOA, Type.CNAME, Type.MX, 65280}) {
                queries.add(Client.query(name, type));
            }
        }
        Message unrecursive = Client.query("portal.egov.test", Type.A);
        unrecursive.getHeader().unsetFlag(Flags.RD);
        queries.add(unrecursive);
        Message checkingDisabled = Client.query("portal.egov.test", Type.A);
        checkingDisabled.getHeader().setFlag(Flags.CD);
        queries.add(checkingDisabled);
        for (int payload : new int[] {0, 512, 1232, 4096}) {
            Message edns = Client.query("portal.egov.test", Type.A);
            edns.addRecord(new OPTRecord(payload, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
            queries.add(edns);
        }
        Message version = Client.query("portal.egov.test", Type.A);
        version.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);
        queries.add(version);
        Message twoOpts = Client.query("portal.egov.test", Type.A);
        twoOpts.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        twoOpts.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        queries.add(twoOpts);
        for (int type : new int[] {Type.MAILA, Type.MAILB, Type.OPT}) {
            queries.add(Client.query("egov.test", type));
        }
        queries.add(Message.newQuery(Record.newRecord(Name.fromString("egov.test."), Type.A, DClass.HS)));
        return queries;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void oursAnswersAsBindDoes(Message query) throws IOException {
        Message expected = new Client(bind.port()).resolver().send(query);
        Message actual = new Client(nameserver.port()).resolver().send(query);
        assertThat(seen(actual)).isEqualTo(seen(expected));
    }

    /** What a resolver acts by; the serial is a nameserver's own affair. */
    private static String seen(Message message) {
        StringBuilder seen = new StringBuilder();
        seen.append("rcode ").append(message.getRcode());
        for (int flag : new int[] {Flags.QR, Flags.AA, Flags.TC, Flags.RD, Flags.RA, Flags.AD, Flags.CD}) {
            seen.append(' ')
                    .append(Flags.string(flag))
                    .append('=')
                    .append(message.getHeader().getFlag(flag));
        }
        seen.append("\nquestion ").append(message.getQuestion());
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            seen.append('\n').append(Section.string(section)).append(' ');
            message.getSection(section).stream()
                    .map(record -> record.getType() == Type.SOA ? soa(record) : record.toString())
                    // BIND writes owners as the zone file does, we as the question does (RFC 4343 allows both).
                    .map(record -> record.toLowerCase(java.util.Locale.ROOT))
                    .sorted()
                    .forEach(record -> seen.append(record).append(';'));
        }
        OPTRecord opt = message.getOPT();
        return seen.append("\nopt ")
                .append(opt == null ? "none" : opt.getVersion() + " " + opt.getPayloadSize() + " " + opt.getFlags())
                .toString();
    }

    private static String soa(Record record) {
        return record.getName() + " " + record.getTTL() + " SOA " + ((org.xbill.DNS.SOARecord) record).getMinimum();
    }
}
