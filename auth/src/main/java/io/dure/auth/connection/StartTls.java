package io.dure.auth.connection;

import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Asks for TLS on a fresh connection (RFC 4511, 4.14), byte by byte and before the LDAP client gets to see the socket:
 * so no way leads from a refusal to a plain bind.
 */
final class StartTls {
    private static final byte[] REQUEST = request();
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int ENUMERATED = 0x0a;
    private static final int EXTENDED_RESPONSE = 0x78;
    private static final int LONGEST_RESPONSE = 16 * 1024;

    private StartTls() {}

    /** Returns when the server waits for the handshake. Reads not a byte more than its answer. */
    static void ask(Socket plain, ServerAddress server) throws IOException {
        OutputStream out = plain.getOutputStream();
        out.write(REQUEST);
        out.flush();
        int code = resultCode(response(new DataInputStream(plain.getInputStream()), server), server);
        if (code != 0) {
            throw new ConnectionTrouble(Kind.TLS, server + " refuses StartTLS with result code " + code, null);
        }
    }

    /** The message without its outermost tag and length. */
    private static byte[] response(DataInputStream in, ServerAddress server) throws IOException {
        if (in.readUnsignedByte() != SEQUENCE) {
            throw unexpected(server);
        }
        int length = in.readUnsignedByte();
        if (length > 0x7f) {
            int bytes = length & 0x7f;
            if (bytes < 1 || bytes > 4) {
                throw unexpected(server);
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | in.readUnsignedByte();
            }
        }
        if (length < 0 || length > LONGEST_RESPONSE) {
            throw unexpected(server);
        }
        byte[] message = new byte[length];
        in.readFully(message);
        return message;
    }

    /** Message id 1, then the tag of an extended response, its length in any form, and the code. */
    static int resultCode(byte[] message, ServerAddress server) throws ConnectionTrouble {
        if (message.length < 5
                || message[0] != INTEGER
                || message[1] != 1
                || message[2] != 1
                || message[3] != EXTENDED_RESPONSE) {
            throw unexpected(server);
        }
        int lengthBytes = (message[4] & 0x80) == 0 ? 0 : message[4] & 0x7f;
        int code = 5 + lengthBytes;
        if (message.length < code + 3 || message[code] != ENUMERATED || message[code + 1] != 1) {
            throw unexpected(server);
        }
        return message[code + 2] & 0xff;
    }

    private static ConnectionTrouble unexpected(ServerAddress server) {
        return new ConnectionTrouble(Kind.TLS, server + " does not answer StartTLS as LDAP asks for", null);
    }

    private static byte[] request() {
        byte[] oid = "1.3.6.1.4.1.1466.20037".getBytes(StandardCharsets.US_ASCII);
        byte[] head = {
            SEQUENCE,
            (byte) (oid.length + 7),
            INTEGER,
            1,
            1,
            0x77,
            (byte) (oid.length + 2),
            (byte) 0x80,
            (byte) oid.length
        };
        byte[] request = Arrays.copyOf(head, head.length + oid.length);
        System.arraycopy(oid, 0, request, head.length, oid.length);
        return request;
    }
}
