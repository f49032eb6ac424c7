package io.dure.gslb.nameserver.evidence;

import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.nameserver.evidence.PollResult.Missed;
import io.dure.gslb.nameserver.evidence.PollResult.Reason;
import io.dure.gslb.nameserver.evidence.PollResult.Received;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Asks one vantage point, by UDP and where the answer is too large for it by TCP, within one deadline.
 *
 * <p>A packet that is not the signed answer to this very question is passed over, so that nobody who sends forged ones
 * can silence a vantage point; what was wrong with the last of them is said when the deadline passes.
 */
final class EvidenceClient {
    private static final int UDP_PAYLOAD = 1232;

    private final EvidencePeers.Peer peer;
    private final Name owner;
    private final TSIG key;
    private final Duration timeout;
    private final Optional<InetAddress> source;

    EvidenceClient(
            EvidencePeers.Peer peer, EvidenceKey key, Clock clock, Duration timeout, Optional<InetAddress> source) {
        this.peer = peer;
        this.owner = EvidenceKey.owner(peer.vantagePoint());
        this.key = key.tsig(clock);
        this.timeout = timeout;
        this.source = source;
    }

    /** A signed question as it is sent, and its signature, which the answer's covers. */
    private static final class Question {
        final Message message;
        final byte[] packet;
        final TSIGRecord signature;

        Question(Message message, byte[] packet, TSIGRecord signature) {
            this.message = message;
            this.packet = packet;
            this.signature = signature;
        }
    }

    PollResult ask() {
        long deadline = System.nanoTime() + timeout.toNanos();
        InetSocketAddress address = peer.address().get();
        if (address.isUnresolved()) {
            return missed(Reason.UNREACHABLE, "no address of " + address.getHostString() + " is known");
        }
        Question question = question();
        try {
            Optional<PollResult> byUdp = askUdp(address, question, deadline);
            return byUdp.isPresent() ? byUdp.get() : askTcp(address, question, deadline);
        } catch (SocketTimeoutException late) {
            return missed(Reason.TIMEOUT, "no answer within " + timeout.toMillis() + " ms");
        } catch (IOException failed) {
            return missed(Reason.UNREACHABLE, failed.toString());
        }
    }

    private Question question() {
        Message message = Message.newQuery(Record.newRecord(owner, Type.TXT, DClass.IN));
        message.getHeader().unsetFlag(Flags.RD);
        message.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
        message.setTSIG(key, Rcode.NOERROR, null);
        byte[] packet = message.toWire(65535);
        try {
            TSIGRecord signature = Objects.requireNonNull(new Message(packet).getTSIG());
            return new Question(message, packet, signature);
        } catch (IOException impossible) {
            throw new UncheckedIOException("own question cannot be read", impossible);
        }
    }

    /** Empty when the answer was cut and TCP is to be asked. */
    private Optional<PollResult> askUdp(InetSocketAddress address, Question question, long deadline)
            throws IOException {
        try (DatagramSocket socket = new DatagramSocket(local())) {
            socket.connect(address);
            socket.send(new DatagramPacket(question.packet, question.packet.length));
            byte[] buffer = new byte[4096];
            Missed last = missed(Reason.TIMEOUT, "no answer within " + timeout.toMillis() + " ms");
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.setSoTimeout(left(deadline));
                    socket.receive(packet);
                } catch (SocketTimeoutException late) {
                    return Optional.of(last);
                }
                byte[] answer = Arrays.copyOf(buffer, packet.getLength());
                Reading reading = read(question, answer);
                if (reading.truncated()) {
                    return Optional.empty();
                }
                if (reading.result() instanceof Missed missed && !reading.signed()) {
                    last = missed;
                } else {
                    return Optional.of(reading.result());
                }
            }
        }
    }

    private PollResult askTcp(InetSocketAddress address, Question question, long deadline) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(local());
            socket.connect(address, left(deadline));
            byte[] packet = question.packet;
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(packet.length + 2)
                            .putShort((short) packet.length)
                            .put(packet)
                            .array());
            byte[] length = read(socket, 2, deadline);
            return read(question, read(socket, (length[0] & 0xff) << 8 | (length[1] & 0xff), deadline))
                    .result();
        }
    }

    private static byte[] read(Socket socket, int length, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            socket.setSoTimeout(left(deadline));
            int count = in.read(bytes, at, length - at);
            if (count < 0) {
                throw new EOFException("connection closed after " + at + " of " + length + " bytes");
            }
            at += count;
        }
        return bytes;
    }

    private InetSocketAddress local() {
        return source.map(address -> new InetSocketAddress(address, 0)).orElseGet(() -> new InetSocketAddress(0));
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis < 1) {
            throw new SocketTimeoutException();
        }
        return (int) millis;
    }

    /** What a packet said; {@code signed} by the key, it is truly the peer's word. */
    private record Reading(PollResult result, boolean signed, boolean truncated) {}

    private Reading read(Question question, byte[] packet) {
        Message answer;
        try {
            answer = new Message(packet);
        } catch (IOException malformed) {
            return unsigned(Reason.MALFORMED, "answer cannot be read: " + malformed.getMessage());
        }
        if (answer.getHeader().getID() != question.message.getHeader().getID()
                || !answer.getHeader().getFlag(Flags.QR)
                || !question.message.getQuestion().equals(answer.getQuestion())) {
            return unsigned(Reason.MALFORMED, "answer to another question");
        }
        int error = key.verify(answer, packet, question.signature);
        TSIGRecord signature = answer.getTSIG();
        if (error == Rcode.BADTIME || (signature != null && signature.getError() == Rcode.BADTIME)) {
            return unsigned(Reason.BAD_TIME, "the clocks differ by more than the signature allows");
        }
        if (error != Rcode.NOERROR) {
            return unsigned(Reason.BAD_SIGNATURE, "signature: " + Rcode.TSIGstring(error));
        }
        if (answer.getHeader().getFlag(Flags.TC)) {
            return new Reading(missed(Reason.MALFORMED, "answer is cut"), true, true);
        }
        if (answer.getHeader().getRcode() != Rcode.NOERROR) {
            return new Reading(
                    missed(Reason.REFUSED, Rcode.string(answer.getHeader().getRcode())), true, false);
        }
        return new Reading(evidence(answer), true, false);
    }

    private PollResult evidence(Message answer) {
        for (Record record : answer.getSection(Section.ANSWER)) {
            if (record instanceof TXTRecord text && record.getName().equals(owner)) {
                return evidence(text.getStrings());
            }
        }
        return missed(Reason.MALFORMED, "answer without evidence");
    }

    private PollResult evidence(List<String> strings) {
        try {
            Evidence evidence = EvidenceText.parse(strings);
            return evidence.vantagePoint().equals(peer.vantagePoint())
                    ? new Received(peer.vantagePoint(), evidence)
                    : missed(Reason.MALFORMED, "evidence of " + evidence.vantagePoint());
        } catch (IllegalArgumentException malformed) {
            return missed(Reason.MALFORMED, Objects.toString(malformed.getMessage()));
        }
    }

    private Reading unsigned(Reason reason, String detail) {
        return new Reading(missed(reason, detail), false, false);
    }

    private Missed missed(Reason reason, String detail) {
        return new Missed(peer.vantagePoint(), reason, detail);
    }
}
