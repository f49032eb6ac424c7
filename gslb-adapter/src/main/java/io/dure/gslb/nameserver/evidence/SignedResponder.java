package io.dure.gslb.nameserver.evidence;

import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.nameserver.message.Query;
import io.dure.gslb.nameserver.message.QueryReader;
import io.dure.gslb.nameserver.server.Answers;
import io.dure.gslb.nameserver.server.PacketCounter;
import io.dure.gslb.nameserver.server.SignedQueries;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
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
 * Answers signed queries: for the own evidence, and for the zone without counting the answer as one to the public.
 *
 * <p>A wrong key or signature is answered NOTAUTH unsigned, a wrong time NOTAUTH signed with the own time (RFC 8945
 * section 5.2).
 */
public final class SignedResponder implements SignedQueries {
    private static final long EVIDENCE_TTL = 1;
    private static final int UDP_PAYLOAD = 1232;

    private final TSIG key;
    private final Name owner;
    private final Supplier<Evidence> evidence;
    private final Answers zone;
    private final PacketCounter counter;
    private final SplittableRandom random = new SplittableRandom();

    /**
     * A responder for one thread.
     *
     * @param clock wall time, which signatures carry
     * @param evidence the newest own evidence; must not block
     * @param zone answers what is not evidence
     */
    public SignedResponder(
            String vantagePoint,
            EvidenceKey key,
            Clock clock,
            Supplier<Evidence> evidence,
            Answers zone,
            PacketCounter counter) {
        this.key = key.tsig(clock);
        this.owner = EvidenceKey.owner(vantagePoint);
        this.evidence = evidence;
        this.zone = zone;
        this.counter = counter;
    }

    @Override
    public byte[] answer(byte[] query, int limit) {
        Message request;
        try {
            request = new Message(query);
        } catch (IOException malformed) {
            return malformed(query);
        }
        TSIGRecord signature = request.getTSIG();
        if (signature == null) {
            return malformed(query);
        }
        int error = key.verify(request, query, null);
        counter.count(
                error == Rcode.NOERROR ? PacketCounter.Event.SIGNATURE_VALID : PacketCounter.Event.SIGNATURE_INVALID);
        return switch (error) {
            case Rcode.NOERROR -> asksForEvidence(request) ? evidence(request, limit) : zone(request, query, limit);
            case Rcode.BADTIME -> {
                Message refusal = response(request, Rcode.NOTAUTH);
                refusal.setTSIG(key, Rcode.BADTIME, signature);
                yield refusal.toWire(65535);
            }
            default -> unsigned(request, signature, error);
        };
    }

    private boolean asksForEvidence(Message request) {
        Record question = request.getQuestion();
        return question.getName().equals(owner)
                && (question.getType() == Type.TXT || question.getType() == Type.ANY)
                && question.getDClass() == DClass.IN;
    }

    private byte[] evidence(Message request, int limit) {
        Message response = response(request, Rcode.NOERROR);
        response.getHeader().setFlag(Flags.AA);
        response.addRecord(
                new TXTRecord(
                        request.getQuestion().getName(), DClass.IN, EVIDENCE_TTL, EvidenceText.format(evidence.get())),
                Section.ANSWER);
        response.setTSIG(key, Rcode.NOERROR, request.getTSIG());
        return response.toWire(limit);
    }

    private byte[] zone(Message request, byte[] packet, int limit) {
        Query query = new Query();
        ByteBuf in = Unpooled.wrappedBuffer(packet);
        ByteBuf out = Unpooled.buffer(512);
        QueryReader.read(in, query);
        zone.answer(in, query, out, limit - key.recordLength(), random);
        try {
            Message response = new Message(ByteBufUtil.getBytes(out));
            response.setTSIG(key, Rcode.NOERROR, request.getTSIG());
            return response.toWire(65535);
        } catch (IOException impossible) {
            throw new IllegalStateException("own response cannot be read", impossible);
        }
    }

    private static byte[] unsigned(Message request, TSIGRecord signature, int error) {
        Message refusal = response(request, Rcode.NOTAUTH);
        refusal.addRecord(
                new TSIGRecord(
                        signature.getName(),
                        DClass.ANY,
                        0,
                        signature.getAlgorithm(),
                        signature.getTimeSigned(),
                        signature.getFudge(),
                        new byte[0],
                        request.getHeader().getID(),
                        error,
                        new byte[0]),
                Section.ADDITIONAL);
        // Without a limit records keep their order, and TSIG has to be the last.
        return refusal.toWire();
    }

    private static Message response(Message request, int rcode) {
        Message response = new Message(request.getHeader().getID());
        Header header = response.getHeader();
        header.setFlag(Flags.QR);
        if (request.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        header.setRcode(rcode);
        response.addRecord(request.getQuestion(), Section.QUESTION);
        if (request.getOPT() != null) {
            response.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
        return response;
    }

    /** A TSIG record that cannot be read (RFC 8945 section 5.2). */
    private static byte[] malformed(byte[] query) {
        Message refusal = new Message((query[0] & 0xff) << 8 | (query[1] & 0xff));
        refusal.getHeader().setFlag(Flags.QR);
        refusal.getHeader().setRcode(Rcode.FORMERR);
        return refusal.toWire();
    }
}
