package io.dure.gslb.nameserver.state;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.plan.Token;
import io.dure.gslb.wire.EvidenceWire;
import io.dure.gslb.wire.PlanWire;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** State as text that an operator can read: a line of numbers, then every service, every token that stayed of one, and every event with its length before it. */
final class StateText {
    private StateText() {}

    static byte[] format(NameserverState state) {
        StringBuilder text = new StringBuilder("serial " + Integer.toUnsignedString(state.serial()) + " lost "
                + state.lost() + " next-event " + state.nextEvent() + " events-dropped " + state.eventsDropped()
                + "\n");
        state.services().values().forEach(held -> section(text, "service", PlanWire.toJson(held)));
        state.withdrawn().forEach((service, token) -> section(text, "withdrawn " + service, PlanWire.toText(token)));
        state.events().forEach((number, event) -> section(text, "event " + number, json(event)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void section(StringBuilder text, String title, String body) {
        text.append(title).append(' ').append(body.length()).append('\n').append(body);
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static NameserverState parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = text.indexOf('\n') + 1;
        String[] head = text.substring(0, at).strip().split(" ", -1);
        if (head.length != 8) {
            throw new IllegalArgumentException("not a nameserver's state: " + text.substring(0, at));
        }
        SortedMap<String, HeldService> services = new TreeMap<>();
        SortedMap<String, Token> withdrawn = new TreeMap<>();
        SortedMap<Long, EvacuationEvent> events = new TreeMap<>();
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String[] title = text.substring(at, end).split(" ", -1);
            int body = end + 1;
            at = body + Integer.parseInt(title[title.length - 1]);
            String section = text.substring(body, at);
            switch (title[0]) {
                case "service" -> {
                    HeldService held = PlanWire.fromJson(section);
                    services.put(held.plan().service(), held);
                }
                case "withdrawn" -> withdrawn.put(title[1], PlanWire.tokenOf(section));
                default -> events.put(Long.parseLong(title[1]), event(section));
            }
        }
        return new NameserverState(
                Integer.parseUnsignedInt(head[1]),
                Boolean.parseBoolean(head[3]),
                services,
                withdrawn,
                Long.parseLong(head[5]),
                events,
                Long.parseLong(head[7]));
    }

    private static String json(EvacuationEvent event) {
        try {
            return JsonFormat.printer().print(EvidenceWire.toProto(event)) + "\n";
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a message without Any fields always prints", impossible);
        }
    }

    private static EvacuationEvent event(String json) {
        io.dure.federation.v1.EvacuationEvent.Builder message = io.dure.federation.v1.EvacuationEvent.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(json, message);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("not an event: " + malformed.getMessage(), malformed);
        }
        return EvidenceWire.fromProto(message.build());
    }
}
