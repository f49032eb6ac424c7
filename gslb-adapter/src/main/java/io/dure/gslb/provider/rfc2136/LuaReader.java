package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.provider.rfc2136.render.ChangeWriter;
import io.dure.gslb.provider.rfc2136.render.ZoneRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/**
 * PowerDNS answers no question for a LUA record itself. Whether the one that was written is still there is asked by an
 * UPDATE that has conditions only; what else is there by a zone transfer.
 */
final class LuaReader {
    private static final int MOST_REMEMBERED = 10_000;
    private static final Set<String> TYPES = Set.of("A", "AAAA", "CNAME", "NS", ZoneRecord.LUA);

    private final Rfc2136Settings settings;
    private final Clock clock;
    private final ChangeWriter writer;
    private final Map<ServiceName, Set<ZoneRecord>> written = new ConcurrentHashMap<>();

    LuaReader(Rfc2136Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.writer = new ChangeWriter(settings.zone());
    }

    void remember(ServiceName service, Set<ZoneRecord> records) {
        if (written.size() < MOST_REMEMBERED || written.containsKey(service)) {
            written.put(service, records);
        }
    }

    Set<ZoneRecord> read(Exchange exchange, ServiceName service, Deadline deadline) throws IOException {
        Set<ZoneRecord> expected = written.getOrDefault(service, Set.of());
        if (!expected.isEmpty()) {
            Message question = UpdateMessage.of(settings.zone(), writer.unchanged(service, expected));
            Reply reply = exchange.ask(question, deadline);
            if (reply.genuine() && reply.rcode() == Rcode.NOERROR) {
                return expected;
            }
        }
        Set<ZoneRecord> found = transferred(service, deadline);
        remember(service, found);
        return found;
    }

    private Set<ZoneRecord> transferred(ServiceName service, Deadline deadline) throws IOException {
        TSIG key = settings.key().tsig(clock);
        ZoneTransferIn transfer = ZoneTransferIn.newAXFR(
                WireRecords.name(settings.zone()), settings.primary().address(), key);
        transfer.setTimeout(Duration.ofMillis(deadline.millisLeft()));
        Wanted wanted = new Wanted(service.name());
        try {
            transfer.run(wanted);
        } catch (ZoneTransferException refused) {
            throw new ReadFailure(
                    "LUA records are read by a zone transfer, and " + settings.primary() + " did not give "
                            + settings.zone() + " to the key (PowerDNS: TSIG-ALLOW-AXFR): " + refused.getMessage(),
                    true);
        }
        return wanted.found;
    }

    /** Keeps one name's records of a transfer. */
    private static final class Wanted implements ZoneTransferIn.ZoneTransferHandler {
        private final String owner;
        private final Set<ZoneRecord> found = new HashSet<>();

        private Wanted(String owner) {
            this.owner = owner;
        }

        @Override
        public void handleRecord(Record record) {
            if (WireRecords.text(record.getName()).equals(owner)) {
                ZoneRecord read = WireRecords.of(record);
                if (TYPES.contains(read.type())) {
                    found.add(read);
                }
            }
        }

        @Override
        public void startAXFR() {}

        @Override
        public void startIXFR() {}

        @Override
        public void startIXFRDeletes(Record soa) {}

        @Override
        public void startIXFRAdds(Record soa) {}
    }
}
