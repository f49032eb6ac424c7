package io.dure.collector.spool;

import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A record as bytes, big-endian: length of the body, CRC32C of everything else, kind, sequence, time, how much was
 * synced, the amounts before and its own, what it is about, the body.
 */
final class RecordFormat {
    /** Bytes before the body. */
    static final int HEAD = 100;
    /** Beyond what any hub's stream takes. */
    static final int LARGEST_BODY = 8 * 1024 * 1024;

    private static final int CHECKSUM_AT = 4;
    private static final int CHECKED_FROM = 8;

    private RecordFormat() {}

    static int length(LogRecord record) {
        return HEAD + record.body().size();
    }

    static ByteBuffer encode(LogRecord record) {
        ByteBuffer bytes = ByteBuffer.allocate(length(record));
        bytes.putInt(record.body().size())
                .putInt(0)
                .putInt(record.kind().code())
                .putLong(record.sequence())
                .putLong(record.createdMs())
                .putLong(record.synced());
        put(bytes, record.before());
        put(bytes, record.own());
        bytes.putLong(record.about().incarnation()).putLong(record.about().sequence());
        record.body().copyTo(bytes);
        bytes.flip();
        return bytes.putInt(CHECKSUM_AT, checksum(bytes, 0, bytes.limit()));
    }

    /** The length that the bytes at {@code offset} claim for their record; empty where they cannot be one's head. */
    static Optional<Integer> claimedLength(ByteBuffer bytes, int offset) {
        if (bytes.limit() - offset < HEAD) {
            return Optional.empty();
        }
        int body = bytes.getInt(offset);
        return body < 0
                        || body > LARGEST_BODY
                        || LogRecord.Kind.of(bytes.getInt(offset + CHECKED_FROM))
                                .isEmpty()
                ? Optional.empty()
                : Optional.of(HEAD + body);
    }

    /** The whole, undamaged record at {@code offset}, or empty. Its body shares the bytes. */
    static Optional<LogRecord> decode(ByteBuffer bytes, int offset) {
        Optional<Integer> length = claimedLength(bytes, offset);
        if (length.isEmpty()
                || bytes.limit() - offset < length.get()
                || bytes.getInt(offset + CHECKSUM_AT) != checksum(bytes, offset, length.get())) {
            return Optional.empty();
        }
        ByteBuffer fields = bytes.duplicate().position(offset + CHECKED_FROM);
        return LogRecord.Kind.of(fields.getInt())
                .map(kind -> new LogRecord(
                        kind,
                        fields.getLong(),
                        fields.getLong(),
                        fields.getLong(),
                        tally(fields),
                        tally(fields),
                        new Place(fields.getLong(), fields.getLong()),
                        UnsafeByteOperations.unsafeWrap(bytes.slice(offset + HEAD, length.get() - HEAD))));
    }

    private static int checksum(ByteBuffer bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(offset, CHECKSUM_AT));
        checksum.update(bytes.slice(offset + CHECKED_FROM, length - CHECKED_FROM));
        return (int) checksum.getValue();
    }

    private static void put(ByteBuffer bytes, Tally tally) {
        bytes.putLong(tally.windows()).putLong(tally.transactions()).putLong(tally.probes());
    }

    private static Tally tally(ByteBuffer bytes) {
        return new Tally(bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}
