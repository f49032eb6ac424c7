package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.rfc2136.render.Standing;
import io.dure.gslb.provider.rfc2136.render.TokenRecord;
import io.dure.gslb.provider.rfc2136.render.ZoneRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Reads what a zone's server holds for a service, as it answers it. */
final class ZoneReader {
    private static final Set<Integer> OF_SIGNED_ZONES = Set.of(Type.RRSIG, Type.NSEC, Type.NSEC3, Type.HINFO);

    private final String zone;

    ZoneReader(String zone) {
        this.zone = zone;
    }

    /**
     * A server's view of a service.
     *
     * @param serial of the zone at a time not after the records were read
     */
    record View(long serial, Standing standing) {}

    View read(Exchange exchange, ServiceName service, Deadline deadline) throws IOException {
        List<Reply> replies = exchange.ask(
                List.of(
                        question(zone, Type.SOA),
                        question(TokenRecord.owner(service, zone), Type.TXT),
                        question(service.name(), Type.A),
                        question(service.name(), Type.AAAA)),
                deadline);
        for (Reply reply : replies) {
            checked(reply);
        }
        Optional<Token> token = token(replies.get(1), TokenRecord.owner(service, zone));
        Set<ZoneRecord> records = new HashSet<>();
        Set<ZoneRecord> foreign = new HashSet<>();
        collect(replies.get(2), service, records, foreign);
        collect(replies.get(3), service, records, foreign);
        boolean namesBelow = false;
        if (token.isEmpty()) {
            foreign.addAll(others(exchange, service, deadline));
            // A name without records that is not said to be missing is there for those below it (RFC 8020).
            namesBelow =
                    records.isEmpty() && foreign.isEmpty() && replies.get(2).rcode() == Rcode.NOERROR;
            if (!records.isEmpty() || !foreign.isEmpty()) {
                withoutWildcards(exchange, service, records, foreign, deadline);
            }
        }
        return new View(serial(replies.getFirst()), new Standing(token, records, foreign, namesBelow));
    }

    /** The token alone, to settle what became of a change. */
    Optional<Token> token(Exchange exchange, ServiceName service, Deadline deadline) throws IOException {
        String owner = TokenRecord.owner(service, zone);
        Reply reply = exchange.ask(question(owner, Type.TXT), deadline);
        checked(reply);
        return token(reply, owner);
    }

    /** The zone's serial, and the token where the server has it. */
    record Progress(long serial, Optional<Token> token) {}

    Progress progress(Exchange exchange, ServiceName service, Deadline deadline) throws IOException {
        String owner = TokenRecord.owner(service, zone);
        List<Reply> replies = exchange.ask(List.of(question(zone, Type.SOA), question(owner, Type.TXT)), deadline);
        checked(replies.get(1));
        return new Progress(serial(checked(replies.getFirst())), token(replies.get(1), owner));
    }

    private static Message question(String name, int type) {
        Message message = Message.newQuery(Record.newRecord(WireRecords.name(name), type, DClass.IN));
        message.getHeader().unsetFlag(Flags.RD);
        return message;
    }

    private Reply checked(Reply reply) throws ReadFailure {
        if (reply.rcode() != Rcode.NOERROR && reply.rcode() != Rcode.NXDOMAIN) {
            boolean denied = reply.rcode() == Rcode.NOTAUTH || reply.rcode() == Rcode.REFUSED;
            throw new ReadFailure(denied ? Denial.text(reply, zone) : "the server answered " + reply.text(), denied);
        }
        if (!reply.genuine()) {
            throw new ReadFailure("the server answered without the key's signature", true);
        }
        return reply;
    }

    private long serial(Reply reply) throws ReadFailure {
        for (Record record : reply.message().getSection(Section.ANSWER)) {
            if (record instanceof SOARecord soa
                    && WireRecords.text(soa.getName()).equals(zone)) {
                return soa.getSerial();
            }
        }
        throw new ReadFailure("the server does not answer for " + zone, false);
    }

    private static Optional<Token> token(Reply reply, String owner) {
        return records(reply, Section.ANSWER)
                .filter(record -> record.owner().equals(owner) && record.type().equals(TokenRecord.TYPE))
                .flatMap(record -> TokenRecord.parse(record.data()).stream())
                .findFirst();
    }

    /** Answers at the name; where it is delegated, the delegation and the addresses below it. */
    private void collect(Reply reply, ServiceName service, Set<ZoneRecord> records, Set<ZoneRecord> foreign) {
        String name = service.name();
        records(reply, Section.ANSWER)
                .filter(record -> record.owner().equals(name))
                .filter(record -> Set.of("A", "AAAA", "CNAME").contains(record.type()))
                .forEach(records::add);
        Set<ZoneRecord> delegation = records(reply, Section.AUTHORITY)
                .filter(record -> record.type().equals("NS") && !record.owner().equals(zone))
                .collect(Collectors.toSet());
        if (delegation.isEmpty() || reply.message().getHeader().getFlag(Flags.AA)) {
            return;
        }
        delegation.forEach(record -> (record.owner().equals(name) ? records : foreign).add(record));
        records(reply, Section.ADDITIONAL)
                .filter(record -> record.owner().endsWith("." + name))
                .filter(record -> Set.of("A", "AAAA").contains(record.type()))
                .forEach(records::add);
    }

    /** Of types that are not written here; at the apex there always are some. */
    private Set<ZoneRecord> others(Exchange exchange, ServiceName service, Deadline deadline) throws IOException {
        if (service.name().equals(zone)) {
            return Set.of();
        }
        Reply reply = exchange.ask(question(service.name(), Type.ANY), deadline);
        return checked(reply).message().getSection(Section.ANSWER).stream()
                .filter(record -> !OF_SIGNED_ZONES.contains(record.getType()))
                .map(WireRecords::of)
                .filter(record -> record.owner().equals(service.name()))
                .filter(record -> !Set.of("A", "AAAA", "CNAME", "NS").contains(record.type()))
                .collect(Collectors.toSet());
    }

    /** Takes away what any name would be answered that does not exist. */
    private void withoutWildcards(
            Exchange exchange, ServiceName service, Set<ZoneRecord> records, Set<ZoneRecord> foreign, Deadline deadline)
            throws IOException {
        String unused = sibling(service.name());
        List<Reply> replies = exchange.ask(
                List.of(question(unused, Type.A), question(unused, Type.AAAA), question(unused, Type.ANY)), deadline);
        Set<ZoneRecord> synthesized = replies.stream()
                .flatMap(reply -> records(reply, Section.ANSWER))
                .filter(record -> record.owner().equals(unused))
                .map(record -> new ZoneRecord(service.name(), record.type(), record.data(), record.ttl()))
                .collect(Collectors.toSet());
        records.removeAll(synthesized);
        foreign.removeAll(synthesized);
    }

    /** A name beside another, which nobody uses. */
    private static String sibling(String name) {
        return "_dure-unused-" + Integer.toHexString(name.hashCode()) + name.substring(name.indexOf('.'));
    }

    private static Stream<ZoneRecord> records(Reply reply, int section) {
        return reply.message().getSection(section).stream().map(WireRecords::of);
    }
}
