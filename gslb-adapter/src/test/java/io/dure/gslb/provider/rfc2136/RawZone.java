package io.dure.gslb.provider.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Somebody else who changes the zone, or asks it. */
final class RawZone {
    private final SimpleResolver server;
    private final Name zone;

    RawZone(int port, String zone, ServedZone.Key key) throws IOException {
        this.server = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.zone = Name.fromString(zone, Name.root);
        server.setTCP(true);
        server.setTimeout(Duration.ofSeconds(5));
        server.setTSIGKey(new TSIG(
                TSIG.HMAC_SHA256,
                Name.fromString(key.name(), Name.root),
                Base64.getDecoder().decode(key.secret())));
    }

    void add(String owner, String type, long ttl, String data) throws IOException {
        Update update = new Update(zone);
        update.add(Name.fromString(owner, Name.root), Type.value(type), ttl, data);
        send(update);
    }

    void add(Record record) throws IOException {
        Update update = new Update(zone);
        update.add(record);
        send(update);
    }

    /** Takes all records of a name away. */
    void clear(String owner) throws IOException {
        Update update = new Update(zone);
        update.delete(Name.fromString(owner, Name.root));
        send(update);
    }

    Message ask(String owner, int type) throws IOException {
        return server.send(Message.newQuery(Record.newRecord(Name.fromString(owner, Name.root), type, DClass.IN)));
    }

    private void send(Update update) throws IOException {
        assertThat(Rcode.string(server.send(update).getRcode())).isEqualTo("NOERROR");
    }
}
