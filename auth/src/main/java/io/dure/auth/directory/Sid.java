package io.dure.auth.directory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/**
 * A security identifier of Windows, as text ({@code S-1-5-21-...}); unlike a name it stays with its group for good.
 * The binary form is that of MS-DTYP 2.4.2.2.
 */
public record Sid(String text) {
    private static final int MOST_PARTS = 15;

    public Sid {
        text = text.toUpperCase(Locale.ROOT);
        if (!text.matches("S-1-\\d{1,15}(-\\d{1,10}){1,15}")) {
            throw new IllegalArgumentException("not a security identifier: " + text);
        }
    }

    /** Empty: these bytes are none. */
    static Optional<Sid> of(byte[] bytes) {
        if (bytes.length < 12
                || bytes[0] != 1
                || bytes[1] < 1
                || bytes[1] > MOST_PARTS
                || bytes.length != 8 + 4 * bytes[1]) {
            return Optional.empty();
        }
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = authority << 8 | (bytes[i] & 0xff);
        }
        StringBuilder text = new StringBuilder("S-1-").append(authority);
        ByteBuffer parts = ByteBuffer.wrap(bytes, 8, bytes.length - 8).order(ByteOrder.LITTLE_ENDIAN);
        while (parts.hasRemaining()) {
            text.append('-').append(Integer.toUnsignedString(parts.getInt()));
        }
        // Authorities beyond what the text form allows do not exist.
        return authority > 999_999_999_999_999L ? Optional.empty() : Optional.of(new Sid(text.toString()));
    }

    /** The one beside this of the same domain, for example the primary group of a user. */
    Sid sibling(String relative) {
        return new Sid(text.substring(0, text.lastIndexOf('-') + 1) + relative);
    }

    byte[] bytes() {
        String[] parts = text.split("-", -1);
        ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * (parts.length - 3)).order(ByteOrder.LITTLE_ENDIAN);
        long authority = Long.parseLong(parts[2]);
        bytes.put((byte) 1).put((byte) (parts.length - 3));
        for (int shift = 40; shift >= 0; shift -= 8) {
            bytes.put((byte) (authority >> shift));
        }
        for (int i = 3; i < parts.length; i++) {
            bytes.putInt(Integer.parseUnsignedInt(parts[i]));
        }
        return bytes.array();
    }

    @Override
    public String toString() {
        return text;
    }
}
