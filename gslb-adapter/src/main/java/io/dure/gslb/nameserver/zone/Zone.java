package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.Flags;
import io.dure.gslb.nameserver.message.Query;
import io.dure.gslb.nameserver.message.Rcode;
import io.dure.gslb.nameserver.message.RecordType;
import io.dure.gslb.nameserver.message.ResponseWriter;
import io.dure.gslb.nameserver.message.WireName;
import io.netty.buffer.ByteBuf;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One state of the zone, ready to be written: answering allocates nothing and takes no lock (RFC 1034 section 4.3.2,
 * RFC 2308, RFC 8020, RFC 8482), but for the resolver's address where a policy goes by it.
 */
public final class Zone {
    /** Aliases followed within the zone before the rest is left to the resolver. */
    private static final int LONGEST_CHAIN = 8;

    private static final RecordSet MINIMAL_ANY =
            RecordSet.of(RecordType.HINFO, 3600, List.of(new byte[] {7, 'R', 'F', 'C', '8', '4', '8', '2', 0}));

    private final WireName apex;
    private final Node[] table;
    private final RecordSet soa;
    private final boolean complete;

    private Zone(WireName apex, Node[] table, RecordSet soa, boolean complete) {
        this.apex = apex;
        this.table = table;
        this.soa = soa;
        this.complete = complete;
    }

    /**
     * The zone with its services as they are answered now.
     *
     * @param complete false while the services are not known, for want of a first plan or after lost state: then a name
     *     that is not found is answered SERVFAIL, for not to know is no proof that it does not exist
     * @throws IllegalArgumentException where records contradict each other or lie outside the zone
     */
    public static Zone of(
            ZoneConfig config,
            int serial,
            boolean complete,
            Collection<ServiceAnswer> services,
            AnswerCounters counters) {
        ZoneBuilder builder = new ZoneBuilder(config, serial);
        services.forEach(service -> builder.add(service, counters));
        Node[] table = builder.table();
        Node top = Objects.requireNonNull(find(table, builder.apex()));
        return new Zone(builder.apex(), table, Objects.requireNonNull(top.set(RecordType.SOA)), complete);
    }

    /**
     * Writes the response to {@code query}, whose form is known to be good.
     *
     * @param limit the most bytes the response may have
     * @param counted whether an answer drawn here counts as given to the public
     */
    public void answer(ByteBuf in, Query query, ByteBuf out, int limit, SplittableRandom random, boolean counted) {
        int early = withoutLookup(query);
        if (early != Rcode.NOERROR) {
            ResponseWriter.refuse(in, query, out, early);
            return;
        }
        int apexOffset = apexOffset(query);
        if (apexOffset < 0) {
            ResponseWriter.refuse(in, query, out, Rcode.REFUSED);
            return;
        }
        Node node = find(query);
        if (node == null && !complete) {
            ResponseWriter.refuse(in, query, out, Rcode.SERVFAIL);
            return;
        }
        int start = out.writerIndex();
        ResponseWriter.begin(in, query, out);
        if (node == null) {
            negative(query, out, start, Rcode.NXDOMAIN, 0, apexOffset, limit);
        } else if (node.aliasTarget != null && query.type != RecordType.CNAME && query.type != RecordType.ANY) {
            chain(in, query, node, out, start, apexOffset, limit, random, counted);
        } else {
            own(query, node, out, start, apexOffset, limit, random, counted);
        }
    }

    private static int withoutLookup(Query query) {
        if (query.queryClass != RecordType.CLASS_IN) {
            return Rcode.REFUSED;
        }
        return switch (query.type) {
            case RecordType.AXFR, RecordType.IXFR -> Rcode.REFUSED;
            case RecordType.MAILA, RecordType.MAILB -> Rcode.NOTIMP;
            case RecordType.ANY -> Rcode.NOERROR;
            case 0, RecordType.OPT -> Rcode.FORMERR;
            // The other meta types of RFC 6895 ask for no record of a zone.
            default -> query.type >= 128 && query.type < 256 ? Rcode.FORMERR : Rcode.NOERROR;
        };
    }

    private void own(
            Query query,
            Node node,
            ByteBuf out,
            int start,
            int apexOffset,
            int limit,
            SplittableRandom random,
            boolean counted) {
        WeightedDraw draw = node.draw(query.type);
        if (draw != null) {
            int member = draw.draw(query, random);
            Addresses addresses = draw.addresses(member);
            addresses.write(out, RecordSet.QUESTION, random);
            if (positive(query, out, start, addresses.count(), limit) && counted) {
                draw.count(member, query.client);
            }
            return;
        }
        RecordSet set = query.type == RecordType.ANY ? any(node) : node.set(query.type);
        if (set == null) {
            negative(query, out, start, Rcode.NOERROR, 0, apexOffset, limit);
        } else {
            set.write(out);
            positive(query, out, start, set.count(), limit);
        }
    }

    private static @Nullable RecordSet any(Node node) {
        return node.aliasTarget != null ? node.set(RecordType.CNAME) : node.isEmpty() ? null : MINIMAL_ANY;
    }

    /** Follows an alias as far as the zone goes. */
    private void chain(
            ByteBuf in,
            Query query,
            Node first,
            ByteBuf out,
            int start,
            int apexOffset,
            int limit,
            SplittableRandom random,
            boolean counted) {
        int owner = RecordSet.QUESTION;
        int answers = 0;
        @Nullable Node node = first;
        while (node != null && node.aliasTarget != null && answers < LONGEST_CHAIN) {
            Objects.requireNonNull(node.set(RecordType.CNAME)).write(out, owner);
            answers++;
            owner = 0xc000 | (out.writerIndex() - start - node.aliasTarget.length);
            WireName target = WireName.ofWire(node.aliasTarget);
            if (!target.isWithin(apex)) {
                positive(query, out, start, answers, limit);
                return;
            }
            node = find(table, target);
        }
        if (node == null) {
            if (complete) {
                negative(query, out, start, Rcode.NXDOMAIN, answers, apexOffset, limit);
            } else {
                ResponseWriter.refuse(in, query, out.writerIndex(start), Rcode.SERVFAIL);
            }
            return;
        }
        WeightedDraw draw = node.draw(query.type);
        RecordSet set = node.set(query.type);
        if (draw != null) {
            int member = draw.draw(query, random);
            Addresses addresses = draw.addresses(member);
            addresses.write(out, owner, random);
            if (positive(query, out, start, answers + addresses.count(), limit) && counted) {
                draw.count(member, query.client);
            }
        } else if (set != null) {
            set.write(out, owner);
            positive(query, out, start, answers + set.count(), limit);
        } else if (node.aliasTarget != null) {
            positive(query, out, start, answers, limit);
        } else {
            negative(query, out, start, Rcode.NOERROR, answers, apexOffset, limit);
        }
    }

    private static boolean positive(Query query, ByteBuf out, int start, int answers, int limit) {
        return ResponseWriter.end(out, start, query, Flags.AUTHORITATIVE, Rcode.NOERROR, answers, 0, limit);
    }

    private void negative(Query query, ByteBuf out, int start, int rcode, int answers, int apexOffset, int limit) {
        soa.write(out, RecordSet.QUESTION + apexOffset);
        ResponseWriter.end(out, start, query, Flags.AUTHORITATIVE, rcode, answers, 1, limit);
    }

    /** Where the apex begins within the query's name, -1 where the name is not in this zone */
    private int apexOffset(Query query) {
        int offset = query.nameLength - apex.length();
        if (offset < 0 || !apex.matches(query, offset)) {
            return -1;
        }
        for (int i = 0; i < query.labels; i++) {
            if (query.labelOffsets[i] == offset) {
                return offset;
            }
        }
        return -1;
    }

    private @Nullable Node find(Query query) {
        int mask = table.length - 1;
        for (int at = query.nameHash & mask; ; at = (at + 1) & mask) {
            Node node = table[at];
            if (node == null || node.name.matches(query, 0)) {
                return node;
            }
        }
    }

    private static @Nullable Node find(Node[] table, WireName name) {
        int mask = table.length - 1;
        for (int at = name.hashCode() & mask; ; at = (at + 1) & mask) {
            Node node = table[at];
            if (node == null || node.name.equals(name)) {
                return node;
            }
        }
    }
}
