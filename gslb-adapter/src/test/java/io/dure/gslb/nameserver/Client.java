package io.dure.gslb.nameserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

/** A resolver of another make. */
final class Client {
    private final int port;

    Client(int port) {
        this.port = port;
    }

    Message ask(String name, int type) throws IOException {
        return resolver().send(query(name, type));
    }

    Message askTcp(String name, int type) throws IOException {
        SimpleResolver resolver = resolver();
        resolver.setTCP(true);
        return resolver.send(query(name, type));
    }

    Message askSigned(String name, int type, TSIG key) throws IOException {
        SimpleResolver resolver = resolver();
        resolver.setTSIGKey(key);
        return resolver.send(query(name, type));
    }

    SimpleResolver resolver() {
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        resolver.setTimeout(Duration.ofSeconds(5));
        resolver.setIgnoreTruncation(true);
        resolver.setEDNS(-1);
        return resolver;
    }

    static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
    }

    /** The addresses that an answer names, in its order. */
    static List<String> addresses(Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == Type.A)
                .map(record -> ((ARecord) record).getAddress().getHostAddress())
                .toList();
    }
}
