package io.dure.gslb.provider.rfc2136;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.TSIG;

/** One connection (RFC 7766). */
final class TcpExchange implements Exchange {
    private static final Logger log = LoggerFactory.getLogger(TcpExchange.class);

    private final Socket socket;
    private final Optional<TSIG> key;

    private TcpExchange(Socket socket, Optional<TSIG> key) {
        this.socket = socket;
        this.key = key;
    }

    /**
     * Connects.
     *
     * @throws IOException if nobody answers there: nothing was sent
     */
    static TcpExchange open(ZoneServer server, Optional<TSIG> key, Deadline deadline) throws IOException {
        InetSocketAddress address = server.address();
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address of " + server.host() + " is known");
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, deadline.millisLeft());
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
        return new TcpExchange(socket, key);
    }

    @Override
    public List<Reply> ask(List<Message> messages, Deadline deadline) throws IOException {
        List<SignedMessage> sent =
                messages.stream().map(message -> SignedMessage.of(message, key)).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (SignedMessage message : sent) {
            byte[] packet = message.packet();
            out.write(packet.length >> 8);
            out.write(packet.length);
            out.write(packet);
        }
        socket.setSoTimeout(deadline.millisLeft());
        out.writeTo(socket.getOutputStream());
        @Nullable Reply[] replies = new Reply[sent.size()];
        while (Arrays.asList(replies).contains(null)) {
            byte[] packet = packet(deadline);
            for (int i = 0; i < replies.length; i++) {
                if (replies[i] == null) {
                    replies[i] = sent.get(i).read(packet).orElse(null);
                }
            }
        }
        return Arrays.stream(replies).map(java.util.Objects::requireNonNull).toList();
    }

    private byte[] packet(Deadline deadline) throws IOException {
        byte[] length = bytes(2, deadline);
        return bytes((length[0] & 0xff) << 8 | (length[1] & 0xff), deadline);
    }

    private byte[] bytes(int count, Deadline deadline) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[count];
        for (int at = 0; at < count; ) {
            socket.setSoTimeout(deadline.millisLeft());
            acknowledgeAtOnce();
            int read = in.read(bytes, at, count - at);
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            at += read;
        }
        return bytes;
    }

    /** Servers that gather small answers hold the next one back until the last is acknowledged, which takes 40 ms by default. */
    private void acknowledgeAtOnce() throws IOException {
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unimportant) {
            log.debug("A connection could not be closed", unimportant);
        }
    }
}
