package io.dure.gslb.provider.rfc2136;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.provider.rfc2136.render.LuaCode;
import io.dure.gslb.provider.rfc2136.render.ZoneRecord;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.UNKRecord;

/** Between our records and those of the DNS library. */
final class WireRecords {
    /** PowerDNS's, of the range for private use (RFC 6895 section 3.1). */
    static final int LUA = 65402;

    private WireRecords() {}

    static Name name(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException malformed) {
            throw new UncheckedIOException("checked before: " + name, malformed);
        }
    }

    static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    static int type(String type) {
        return type.equals(ZoneRecord.LUA) ? LUA : Type.value(type);
    }

    static Record of(String owner, String type, String data, Duration ttl) {
        Name name = name(owner);
        long seconds = ttl.toSeconds();
        return switch (type) {
            case "A" -> new ARecord(name, DClass.IN, seconds, address(data));
            case "AAAA" -> new AAAARecord(name, DClass.IN, seconds, address(data));
            case "CNAME" -> new CNAMERecord(name, DClass.IN, seconds, name(data));
            case "NS" -> new NSRecord(name, DClass.IN, seconds, name(data));
            case "TXT" -> {
                try {
                    yield new TXTRecord(name, DClass.IN, seconds, data);
                } catch (IllegalArgumentException tooLong) {
                    throw new IllegalArgumentException("text of more than 255 characters at " + owner, tooLong);
                }
            }
            case ZoneRecord.LUA -> Record.newRecord(name, LUA, DClass.IN, seconds, lua(data));
            default -> throw new IllegalArgumentException("records of type " + type + " are not written");
        };
    }

    static ZoneRecord of(Record record) {
        String data = switch (record) {
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord aaaa -> aaaa.getAddress().getHostAddress();
            case CNAMERecord alias -> text(alias.getTarget());
            case NSRecord delegated -> text(delegated.getTarget());
            case TXTRecord text -> String.join("", text.getStrings());
            case UNKRecord unknown when record.getType() == LUA -> lua(unknown);
            default -> record.rdataToString();
        };
        String type = record.getType() == LUA ? ZoneRecord.LUA : Type.string(record.getType());
        return new ZoneRecord(text(record.getName()), type, data, Duration.ofSeconds(record.getTTL()));
    }

    private static InetAddress address(String literal) {
        return new Endpoint(literal, 53).inetAddress();
    }

    /** The type that is answered, then the code as character-strings. */
    private static byte[] lua(String data) {
        int space = data.indexOf(' ');
        int answered = Type.value(data.substring(0, space));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(answered >> 8);
        out.write(answered);
        for (String string : LuaCode.strings(data.substring(space + 1))) {
            byte[] bytes = string.getBytes(ISO_8859_1);
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static String lua(UNKRecord record) {
        byte[] data = record.getData();
        StringBuilder code = new StringBuilder();
        for (int at = 2; at < data.length; ) {
            int length = Math.min(data[at] & 0xff, data.length - at - 1);
            code.append(new String(data, at + 1, length, ISO_8859_1));
            at += 1 + length;
        }
        return data.length < 2
                ? List.of().toString()
                : Type.string((data[0] & 0xff) << 8 | (data[1] & 0xff)) + " " + code;
    }
}
