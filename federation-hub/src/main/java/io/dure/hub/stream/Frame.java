package io.dure.hub.stream;

import io.dure.hub.scope.Sight;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * One server-sent event as it goes over the wire, shared by all clients.
 *
 * @param id rises from frame to frame
 * @param key names the thing that it is about
 * @param bytes for users; never changed after construction
 * @param forDisplays for displays on walls; never changed after construction
 * @param cut for users whose role holds somewhere, and displays that show some of it
 */
@SuppressWarnings("ArrayRecordComponent") // shared by thousands of clients on purpose; equality is not used
record Frame(long id, String key, String event, byte[] bytes, byte[] forDisplays, Cut cut) {
    static Frame of(long id, String key, String event, byte[] json, byte[] forDisplays, Cut cut) {
        byte[] bytes = written(id, event, json);
        return new Frame(
                id, key, event, bytes, Arrays.equals(forDisplays, json) ? bytes : written(id, event, forDisplays), cut);
    }

    byte[] within(Cut.Ears ears, Supplier<Sight> sight) {
        return cut.of(ears, sight, json -> written(id, event, json));
    }

    private static byte[] written(long id, String event, byte[] json) {
        byte[] head = ("id: " + id + "\nevent: " + event + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + json.length + 2);
        bytes.writeBytes(head);
        bytes.writeBytes(json);
        bytes.write('\n');
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
