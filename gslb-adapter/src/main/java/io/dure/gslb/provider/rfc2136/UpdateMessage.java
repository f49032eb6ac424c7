package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.provider.rfc2136.render.ZoneChange;
import io.dure.gslb.provider.rfc2136.render.ZoneChange.Condition;
import io.dure.gslb.provider.rfc2136.render.ZoneChange.Operation;
import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Update;

/** A change as the message of RFC 2136 section 2. */
final class UpdateMessage {
    private UpdateMessage() {}

    static Message of(String zone, ZoneChange change) {
        Update update = new Update(WireRecords.name(zone), DClass.IN);
        for (Condition condition : change.conditions()) {
            switch (condition) {
                case Condition.Unused(String owner) -> update.absent(WireRecords.name(owner));
                case Condition.Absent(String owner, String type) ->
                    update.absent(WireRecords.name(owner), WireRecords.type(type));
                case Condition.Holds holds ->
                    holds.data()
                            .forEach(data ->
                                    update.present(WireRecords.of(holds.owner(), holds.type(), data, Duration.ZERO)));
            }
        }
        for (Operation operation : change.operations()) {
            switch (operation) {
                case Operation.Clear(String owner, String type) ->
                    update.delete(WireRecords.name(owner), WireRecords.type(type));
                case Operation.Add(var record) ->
                    update.add(WireRecords.of(record.owner(), record.type(), record.data(), record.ttl()));
            }
        }
        return update;
    }
}
