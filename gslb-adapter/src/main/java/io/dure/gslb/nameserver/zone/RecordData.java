package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.RecordType;
import io.dure.gslb.nameserver.message.WireName;
import io.dure.gslb.plan.Endpoint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Record data from its written form (RFC 1035 section 3.3, RFC 3596). */
final class RecordData {
    private static final int LONGEST_STRING = 255;

    private RecordData() {}

    static int type(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "A" -> RecordType.A;
            case "AAAA" -> RecordType.AAAA;
            case "NS" -> RecordType.NS;
            case "CNAME" -> RecordType.CNAME;
            case "TXT" -> RecordType.TXT;
            default ->
                throw new IllegalArgumentException(
                        "type " + name + " cannot be configured: use A, AAAA, NS, CNAME or TXT");
        };
    }

    static RecordSet set(ZoneConfig.StaticRecord record) {
        int type = type(record.type());
        List<byte[]> values = record.values().stream()
                .distinct()
                .map(value -> data(type, value))
                .toList();
        return RecordSet.of(type, Ttl.seconds(record.ttl()), values);
    }

    private static byte[] data(int type, String value) {
        return switch (type) {
            case RecordType.A -> address(value, 4);
            case RecordType.AAAA -> address(value, 16);
            case RecordType.TXT -> text(value);
            default -> WireName.of(value).toBytes();
        };
    }

    private static byte[] address(String value, int length) {
        byte[] address = new Endpoint(value, 1).inetAddress().getAddress();
        if (address.length != length) {
            throw new IllegalArgumentException("address of the other family: " + value);
        }
        return address;
    }

    /** One logical text, split into character-strings. */
    static byte[] text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int at = 0;
        do {
            int length = Math.min(LONGEST_STRING, bytes.length - at);
            data.write(length);
            data.write(bytes, at, length);
            at += length;
        } while (at < bytes.length);
        return data.toByteArray();
    }

    /** Timers are for secondaries, which our nameservers do without; the last one is RFC 2308's negative ttl. */
    static byte[] soa(ZoneConfig zone, int serial) {
        byte[] primary = WireName.of(zone.primary()).toBytes();
        byte[] mailbox = WireName.of(zone.mailbox()).toBytes();
        return ByteBuffer.allocate(primary.length + mailbox.length + 20)
                .put(primary)
                .put(mailbox)
                .putInt(serial)
                .putInt(3600)
                .putInt(600)
                .putInt(604_800)
                .putInt(Ttl.seconds(zone.negativeTtl()))
                .array();
    }
}
