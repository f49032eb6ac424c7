package io.dure.gslb.provider.rfc2136;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** A message as it is sent, with what is needed to know its answer by. */
final class SignedMessage {
    private final Message message;
    private final Optional<TSIG> key;
    private final byte[] packet;
    private final @Nullable TSIGRecord signature;

    private SignedMessage(Message message, Optional<TSIG> key, byte[] packet, @Nullable TSIGRecord signature) {
        this.message = message;
        this.key = key;
        this.packet = packet;
        this.signature = signature;
    }

    /** Signs where there is a key. */
    static SignedMessage of(Message message, Optional<TSIG> key) {
        key.ifPresent(tsig -> message.setTSIG(tsig, Rcode.NOERROR, null));
        byte[] packet = message.toWire(Message.MAXLENGTH);
        try {
            return new SignedMessage(message, key, packet, new Message(packet).getTSIG());
        } catch (IOException impossible) {
            throw new UncheckedIOException("own message cannot be read", impossible);
        }
    }

    byte[] packet() {
        return packet;
    }

    boolean isUpdate() {
        return message.getHeader().getOpcode() == Opcode.UPDATE;
    }

    /** Empty where {@code answer} answers something else. */
    Optional<Reply> read(byte[] answer) {
        Message read;
        try {
            read = new Message(answer);
        } catch (IOException malformed) {
            return Optional.empty();
        }
        if (!isAnswered(read)) {
            return Optional.empty();
        }
        TSIGRecord signed = read.getTSIG();
        int error = signed == null ? Rcode.NOERROR : signed.getError();
        boolean genuine =
                key.isEmpty() || (signature != null && key.get().verify(read, answer, signature) == Rcode.NOERROR);
        return Optional.of(new Reply(read, error, genuine));
    }

    /** Some servers leave out what was asked when they refuse (RFC 2136 section 3.8 lets them). */
    private boolean isAnswered(Message answer) {
        Record asked = message.getQuestion();
        Record repeated = answer.getQuestion();
        boolean same = repeated == null
                ? answer.getRcode() != Rcode.NOERROR
                : asked != null && repeated.getName().equals(asked.getName()) && repeated.getType() == asked.getType();
        return same
                && answer.getHeader().getID() == message.getHeader().getID()
                && answer.getHeader().getOpcode() == message.getHeader().getOpcode()
                && answer.getHeader().getFlag(Flags.QR);
    }
}
