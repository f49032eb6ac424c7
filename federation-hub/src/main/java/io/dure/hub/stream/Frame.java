package io.dure.hub.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One server-sent event as it goes over the wire, shared by all clients.
 *
 * @param id rises from frame to frame
 * @param bytes never changed after construction
 */
@SuppressWarnings("ArrayRecordComponent") // shared by thousands of clients on purpose; equality is not used
record Frame(long id, byte[] bytes) {
    static Frame of(long id, String event, byte[] json) {
        byte[] head = ("id: " + id + "\nevent: " + event + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + json.length + 2);
        bytes.writeBytes(head);
        bytes.writeBytes(json);
        bytes.write('\n');
        bytes.write('\n');
        return new Frame(id, bytes.toByteArray());
    }
}
