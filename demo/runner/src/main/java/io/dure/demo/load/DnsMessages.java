package io.dure.demo.load;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As much of RFC 1035 as a resolver needs to ask for the addresses or texts of a name. */
public final class DnsMessages {
    public static final int TYPE_A = 1;
    public static final int TYPE_TXT = 16;
    private static final int CLASS_IN = 1;
    private static final int RESPONSE = 0x8000;
    private static final int MAX_LABELS = 128;

    private DnsMessages() {}

    /**
     * An answer packet.
     *
     * @param rcode 0: NOERROR, 2: SERVFAIL, 3: NXDOMAIN, 5: REFUSED
     * @param texts of TXT records, their strings joined
     * @param ttl of the addresses in seconds, the smallest of them
     */
    public record Answer(int id, int rcode, List<String> addresses, List<String> texts, long ttl) {}

    public static byte[] query(int id, String name, int type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        short16(out, id);
        short16(out, 0);
        short16(out, 1);
        short16(out, 0);
        short16(out, 0);
        short16(out, 0);
        for (String label : name.split("\\.", -1)) {
            byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
            if (bytes.length == 0 || bytes.length > 63) {
                throw new IllegalArgumentException("not a name: " + name);
            }
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        out.write(0);
        short16(out, type);
        short16(out, CLASS_IN);
        return out.toByteArray();
    }

    /** Empty when the packet is no well-formed answer. */
    public static Optional<Answer> answer(byte[] packet, int length) {
        ByteBuffer in = ByteBuffer.wrap(packet, 0, length);
        try {
            int id = in.getShort() & 0xffff;
            int flags = in.getShort() & 0xffff;
            int questions = in.getShort() & 0xffff;
            int answers = in.getShort() & 0xffff;
            in.getInt();
            if ((flags & RESPONSE) == 0) {
                return Optional.empty();
            }
            for (int i = 0; i < questions; i++) {
                skipName(in);
                in.getInt();
            }
            List<String> addresses = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            long ttl = Long.MAX_VALUE;
            for (int i = 0; i < answers; i++) {
                skipName(in);
                int type = in.getShort();
                in.getShort();
                long recordTtl = in.getInt() & 0xffffffffL;
                byte[] data = new byte[in.getShort() & 0xffff];
                in.get(data);
                if (type == TYPE_A && data.length == 4) {
                    addresses.add(InetAddress.getByAddress(data).getHostAddress());
                    ttl = Math.min(ttl, recordTtl);
                } else if (type == TYPE_TXT) {
                    texts.add(text(ByteBuffer.wrap(data)));
                }
            }
            return Optional.of(new Answer(
                    id, flags & 0xf, List.copyOf(addresses), List.copyOf(texts), addresses.isEmpty() ? 0 : ttl));
        } catch (BufferUnderflowException | IllegalStateException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String text(ByteBuffer data) {
        StringBuilder text = new StringBuilder();
        while (data.hasRemaining()) {
            byte[] part = new byte[data.get() & 0xff];
            data.get(part);
            text.append(new String(part, StandardCharsets.US_ASCII));
        }
        return text.toString();
    }

    private static void skipName(ByteBuffer in) {
        for (int labels = 0; labels < MAX_LABELS; labels++) {
            int length = in.get() & 0xff;
            if (length == 0) {
                return;
            }
            if ((length & 0xc0) == 0xc0) {
                in.get();
                return;
            }
            in.get(new byte[length]);
        }
        throw new IllegalStateException("a name without end");
    }

    private static void short16(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
