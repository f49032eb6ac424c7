package io.dure.gslb.provider.rfc2136;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/**
 * Datagrams (RFC 1035 section 4.2.1). Questions are repeated while unanswered, changes never. What is too large, and
 * questions whose answer was cut, go by TCP.
 *
 * <p>A packet that is not the signed answer is passed over until the deadline, so that nobody who forges one is heard;
 * a refusal without a signature is taken for the server's when nothing better came.
 */
final class UdpExchange implements Exchange {
    private static final int LARGEST_SENT = 512;
    private static final int LARGEST_RECEIVED = 1232;
    private static final Duration REPEAT = Duration.ofMillis(500);

    private final ZoneServer server;
    private final Optional<TSIG> key;
    private final DatagramSocket socket;

    private UdpExchange(ZoneServer server, Optional<TSIG> key, DatagramSocket socket) {
        this.server = server;
        this.key = key;
        this.socket = socket;
    }

    static UdpExchange open(ZoneServer server, Optional<TSIG> key) throws IOException {
        InetSocketAddress address = server.address();
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address of " + server.host() + " is known");
        }
        DatagramSocket socket = new DatagramSocket();
        try {
            socket.connect(address);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
        return new UdpExchange(server, key, socket);
    }

    @Override
    public List<Reply> ask(List<Message> messages, Deadline deadline) throws IOException {
        List<SignedMessage> sent = messages.stream().map(this::signed).toList();
        if (sent.stream().anyMatch(message -> message.packet().length > LARGEST_SENT)) {
            return byTcp(messages, deadline);
        }
        @Nullable Reply[] replies = new Reply[sent.size()];
        @Nullable Reply[] unsigned = new Reply[sent.size()];
        for (SignedMessage message : sent) {
            send(message);
        }
        while (Arrays.asList(replies).contains(null)) {
            byte[] packet = receive(deadline);
            if (packet.length == 0) {
                if (deadline.hasPassed()) {
                    return withUnsigned(replies, unsigned);
                }
                repeat(sent, replies);
                continue;
            }
            for (int i = 0; i < replies.length; i++) {
                Optional<Reply> reply = replies[i] == null ? sent.get(i).read(packet) : Optional.empty();
                if (reply.isPresent()) {
                    (reply.get().genuine() ? replies : unsigned)[i] = reply.get();
                }
            }
        }
        List<Reply> all = Arrays.stream(replies).map(Objects::requireNonNull).toList();
        boolean cut = all.stream().anyMatch(Reply::isCut);
        return cut && sent.stream().noneMatch(SignedMessage::isUpdate) ? byTcp(messages, deadline) : all;
    }

    private SignedMessage signed(Message message) {
        Message copy = message.clone();
        SignedMessage plain = SignedMessage.of(copy, Optional.empty());
        if (!plain.isUpdate()) {
            copy.addRecord(new OPTRecord(LARGEST_RECEIVED, 0, 0), Section.ADDITIONAL);
        }
        return SignedMessage.of(copy, key);
    }

    private List<Reply> byTcp(List<Message> messages, Deadline deadline) throws IOException {
        try (TcpExchange tcp = TcpExchange.open(server, key, deadline)) {
            return tcp.ask(messages.stream().map(Message::clone).toList(), deadline);
        }
    }

    private void send(SignedMessage message) throws IOException {
        socket.send(new DatagramPacket(message.packet(), message.packet().length));
    }

    private void repeat(List<SignedMessage> sent, @Nullable Reply[] replies) throws IOException {
        for (int i = 0; i < replies.length; i++) {
            if (replies[i] == null && !sent.get(i).isUpdate()) {
                send(sent.get(i));
            }
        }
    }

    /** Empty when it is time to repeat, or over. */
    private byte[] receive(Deadline deadline) throws IOException {
        byte[] buffer = new byte[4096];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
            socket.setSoTimeout(deadline.within(REPEAT).millisLeft());
            socket.receive(packet);
        } catch (SocketTimeoutException late) {
            return new byte[0];
        }
        return Arrays.copyOf(buffer, packet.getLength());
    }

    private static List<Reply> withUnsigned(@Nullable Reply[] replies, @Nullable Reply[] unsigned)
            throws SocketTimeoutException {
        for (int i = 0; i < replies.length; i++) {
            if (replies[i] == null) {
                replies[i] = unsigned[i];
            }
            if (replies[i] == null) {
                throw new SocketTimeoutException("no answer in time");
            }
        }
        return Arrays.stream(replies).map(Objects::requireNonNull).toList();
    }

    @Override
    public void close() {
        socket.close();
    }
}
